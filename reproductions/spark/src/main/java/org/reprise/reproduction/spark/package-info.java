/**
 * Units of work on Apache Spark.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.reproduction.spark.SparkWorkers}, which sends
 * the units out and takes the results in, and {@link org.reprise.reproduction.spark.UnitTask}, what
 * runs on the other machines.
 */
@NullMarked
package org.reprise.reproduction.spark;

import org.jspecify.annotations.NullMarked;
