package org.reprise.cli.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of {@code reprise} as a document prints it.
 *
 * @param place file and line
 * @param fenced whether it stands in a block, for readers to copy, rather than within a sentence
 * @param text what follows {@code reprise}
 */
record DocumentedCommand(String place, boolean fenced, String text) {
  private static final Pattern INLINE = Pattern.compile("`(?:\\./)?reprise ([^`]+)`");
  private static final Pattern IN_BLOCK =
      Pattern.compile("^\\s*(?:nice )?(?:\\.{1,2}/)?reprise (.*)$");

  // In a list of commands what a command does stands far to the right of it.
  private static final Pattern REMARK = Pattern.compile("(\\s+#.*|\\s{5,}.*)$");

  @Override
  public String toString() {
    return place + ": " + text;
  }

  /** Returns the calls that {@code file} prints, from top to bottom. */
  static List<DocumentedCommand> in(Path file, String name) throws IOException {
    List<DocumentedCommand> found = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    boolean block = false;
    for (int i = 0; i < lines.size(); i++) {
      String place = name + ":" + (i + 1);
      if (lines.get(i).strip().startsWith("```")) {
        block = !block;
      } else if (block) {
        Matcher call = IN_BLOCK.matcher(lines.get(i));
        if (call.matches()) {
          StringBuilder text = new StringBuilder(withoutRemark(call.group(1)));
          while (text.charAt(text.length() - 1) == '\\') {
            text.setLength(text.length() - 1);
            text.append(withoutRemark(lines.get(++i).strip()));
          }
          found.add(new DocumentedCommand(place, true, text.toString()));
        }
      } else {
        Matcher call = INLINE.matcher(lines.get(i));
        while (call.find()) {
          found.add(new DocumentedCommand(place, false, call.group(1)));
        }
      }
    }
    return found;
  }

  private static String withoutRemark(String text) {
    return REMARK.matcher(text).replaceFirst("");
  }

  /** Returns its words as a shell would split them; brackets around what may be left out go. */
  String[] words() {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean begun = false;
    for (char c : text.toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (c == '>' || c == ' ') {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
        if (c == '>') {
          break;
        }
      } else if (c != '[' && c != ']' && c != '…') {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    words.removeIf(w -> w.equals("..."));
    return words.toArray(String[]::new);
  }
}
