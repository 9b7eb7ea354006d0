package org.reprise.search.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Work on its way to another machine.
 *
 * @param opener opens it there; has a public constructor without parameters
 * @param description what the opener needs to know; small, for it travels with every task
 * @param attachments what is large: a machine gets each once
 */
public record Parcel(
    Class<? extends Opener> opener, String description, List<Attachment> attachments) {
  public Parcel {
    attachments = List.copyOf(attachments);
  }

  /** Opens parcels of one kind. */
  public interface Opener {
    /**
     * Returns the work that {@code description} describes.
     *
     * @param files the path, as text, of the attachment of a name
     * @throws org.reprise.space.InvalidInputException if this machine would do something else than
     *     what was sent; the message says in what they differ
     * @throws IOException if an attachment cannot be read
     */
    PortableWorkload<?> open(String description, UnaryOperator<String> files) throws IOException;
  }

  /**
   * A file that travels with a parcel.
   *
   * @param name says what is in it, so that two of one name hold the same
   * @param content writes it
   */
  public record Attachment(String name, Content content) {}

  /** What an attachment holds. */
  @FunctionalInterface
  public interface Content {
    /** Writes it to {@code file}. */
    void writeTo(Path file) throws IOException;
  }
}
