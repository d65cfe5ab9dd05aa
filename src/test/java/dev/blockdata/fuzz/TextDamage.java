package dev.blockdata.fuzz;

import java.util.List;
import java.util.Random;

/// Changes to a text: marks of Markdown, HTML and CSV in places where nobody puts them, lines that
/// are gone, repeated or moved.
final class TextDamage {

    private static final List<String> MARKS =
            List.of(
                    "#",
                    "> ",
                    "- ",
                    "1. ",
                    "```",
                    "~~~",
                    "|",
                    "|-|-|",
                    "---",
                    "===",
                    "[a]: b",
                    "[^a]: b",
                    "![",
                    "](",
                    "<!--",
                    "-->",
                    "<![CDATA[",
                    "<?",
                    "<div>",
                    "</div>",
                    "<table>",
                    "<tr>",
                    "<td rowspan=99999 colspan=99999>",
                    "<li>",
                    "<ul>",
                    "<ol start=-99>",
                    "<pre>",
                    "<svg>",
                    "<math>",
                    "<template>",
                    "<frameset>",
                    "<select>",
                    "<plaintext>",
                    "<title>",
                    "<figure>",
                    "<figcaption>",
                    "<caption>",
                    "<script>",
                    "\\",
                    "\"",
                    "'",
                    ";",
                    ",",
                    "\t",
                    "\n",
                    "\r",
                    "\r\n",
                    "\n\n",
                    "    ",
                    "&#0;",
                    "&#x80;",
                    "&amp",
                    "sep=;\n",
                    "=1+1",
                    "$$",
                    ": ");

    private TextDamage() {}

    static String of(Random random, String text) {
        int at = random.nextInt(text.length() + 1);
        int end = at + Damage.length(random, text.length() - at);
        String part = text.substring(at, end);
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 ->
                    text.substring(0, end)
                            + part.repeat(
                                    Damage.length(random, 1 + 200_000 / Math.max(1, part.length())))
                            + text.substring(end);
            case 2 ->
                    text.substring(0, at)
                            + Damage.one(random, MARKS).repeat(Damage.length(random, 5000))
                            + text.substring(at);
            case 3 -> {
                int to = random.nextInt(text.length() + 1);
                yield text.substring(0, to) + part + text.substring(to);
            }
            case 4 -> text.substring(0, at) + Damage.one(random, Damage.WORDS) + text.substring(at);
            default -> {
                String mark = Damage.one(random, MARKS) + Damage.one(random, MARKS);
                yield text.substring(0, at) + mark + part + mark + text.substring(end);
            }
        };
    }
}
