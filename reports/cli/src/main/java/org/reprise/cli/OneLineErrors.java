package org.reprise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.reprise.search.work.WorkersLostException;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns every error into one line on standard error and an exit code: {@link Reprise#WRONG_INPUT}
 * where the input is wrong, else {@link Reprise#FAILED}.
 */
final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final BooleanSupplier trace;

  /** With a stack trace after the line where {@code trace} says so. */
  OneLineErrors(BooleanSupplier trace) {
    this.trace = trace;
  }

  @Override
  public int handleParseException(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    String line =
        error.getCause() instanceof InvalidInputException wrong
            ? wrong.getMessage()
            : inWords(explain(error, command));
    line += "; see '" + command.getCommandSpec().qualifiedName() + " --help'";
    return report(command, line, error, Reprise.WRONG_INPUT);
  }

  /** Returns the line without the names that Java gives to kinds of numbers. */
  private static String inWords(String line) {
    return line.replaceFirst("' is not an? (int|long)\\b", "' is not a whole number")
        .replaceFirst("' is not a (float|double)\\b", "' is not a number");
  }

  private static String explain(ParameterException error, CommandLine command) {
    if (error instanceof MissingParameterException || command.getSubcommands().isEmpty()) {
      return error.getMessage() + suggestion(error);
    }
    // Either no command is named or an unknown one.
    String accepted = "; there are: " + String.join(", ", command.getSubcommands().keySet());
    if (error instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      return "no command '" + unmatched.getUnmatched().get(0) + "'" + suggestion(error) + accepted;
    }
    return error instanceof UnmatchedArgumentException
        ? error.getMessage() + suggestion(error)
        : error.getMessage() + accepted;
  }

  private static String suggestion(ParameterException error) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        return "; did you mean " + String.join(" or ", suggestions) + "?";
      }
    }
    return "";
  }

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult result) {
    Throwable cause = error instanceof UncheckedIOException ? error.getCause() : error;
    // A run that fails for what its method was given says so in its cause.
    if (!(error instanceof InvalidInputException)
        && error.getCause() instanceof InvalidInputException) {
      cause = error.getCause();
    }
    if (cause instanceof InvalidInputException invalid) {
      return report(command, invalid.getMessage(), error, Reprise.WRONG_INPUT);
    }
    if (cause instanceof FileSystemException refused) {
      return report(command, explain(refused), error, Reprise.WRONG_INPUT);
    }
    if (cause instanceof CharacterCodingException) {
      return report(command, "expected UTF-8 text", error, Reprise.WRONG_INPUT);
    }
    String told = cause == null ? null : cause.getMessage();
    if (told != null && (cause instanceof WorkersLostException || cause instanceof IOException)) {
      return report(command, told, error, Reprise.FAILED);
    }
    String name = error.getClass().getSimpleName();
    String what = error.getMessage() == null ? name : name + ": " + error.getMessage();
    return report(command, "unexpected " + what + " (--trace shows where)", error, Reprise.FAILED);
  }

  private static String explain(FileSystemException error) {
    String file = error.getFile();
    if (error instanceof NoSuchFileException) {
      return "no file " + file;
    }
    if (error instanceof AccessDeniedException) {
      return "not allowed to open " + file;
    }
    if (error instanceof NotDirectoryException) {
      return file + " is not a folder";
    }
    if (error instanceof FileAlreadyExistsException) {
      return file + " exists already";
    }
    return file + ": " + (error.getReason() == null ? "cannot be used" : error.getReason());
  }

  private int report(CommandLine command, String line, Exception error, int code) {
    PrintWriter err = command.getErr();
    err.println("reprise: " + line.strip().replaceAll("\\s*\\R\\s*", " "));
    if (trace.getAsBoolean()) {
      error.printStackTrace(err);
    }
    err.flush();
    return code;
  }
}
