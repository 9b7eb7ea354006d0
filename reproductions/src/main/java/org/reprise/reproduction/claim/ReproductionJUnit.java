package org.reprise.reproduction.claim;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A reproduction report as JUnit XML, which build servers show: a suite for each method, a test for
 * each target. Targets that are contradicted fail, unless that miss is recorded with its
 * explanation: such a test is skipped, and so is one that was not run or not judged, each with the
 * reason.
 */
final class ReproductionJUnit {
  private final ReproductionReport report;

  ReproductionJUnit(ReproductionReport report) {
    this.report = report;
  }

  void write(OutputStream out) throws IOException {
    Map<String, List<Outcome>> byMethod = new LinkedHashMap<>();
    for (Outcome outcome : report.outcomes()) {
      byMethod.computeIfAbsent(outcome.target().method(), m -> new ArrayList<>()).add(outcome);
    }
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("testsuites");
      for (Map.Entry<String, List<Outcome>> suite : byMethod.entrySet()) {
        writeSuite(xml, suite.getKey(), suite.getValue());
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static void writeSuite(XMLStreamWriter xml, String method, List<Outcome> outcomes)
      throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "reproduction." + method);
    xml.writeAttribute("tests", Integer.toString(outcomes.size()));
    xml.writeAttribute("failures", count(outcomes, ReproductionJUnit::fails));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", count(outcomes, ReproductionJUnit::skipped));
    for (Outcome outcome : outcomes) {
      xml.writeCharacters("\n  ");
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", "reproduction." + method);
      xml.writeAttribute("name", outcome.target().id());
      xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", outcome.seconds()));
      writeVerdict(xml, outcome);
      xml.writeEndElement();
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void writeVerdict(XMLStreamWriter xml, Outcome outcome) throws XMLStreamException {
    String message =
        (outcome.verdict().text() + ": " + outcome.reason() + ". " + outcome.remark()).strip();
    if (fails(outcome)) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", message);
      xml.writeCharacters(
          outcome.target().claim()
              + ": measured "
              + Objects.requireNonNull(outcome.measured(), "what fails was measured").value()
              + ", expected "
              + outcome.target().expected().value());
      xml.writeEndElement();
    } else if (skipped(outcome)) {
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", message);
    } else {
      xml.writeStartElement("system-out");
      xml.writeCharacters(message);
      xml.writeEndElement();
    }
  }

  private static boolean fails(Outcome outcome) {
    return outcome.standing() == Standing.WORSE;
  }

  private static boolean skipped(Outcome outcome) {
    return switch (outcome.verdict()) {
      case NOT_RUN, SHOWN -> true;
      case NOT_REPRODUCED -> !fails(outcome);
      case REPRODUCED, CLOSE -> false;
    };
  }

  private static String count(List<Outcome> outcomes, Predicate<Outcome> wanted) {
    return Long.toString(outcomes.stream().filter(wanted).count());
  }
}
