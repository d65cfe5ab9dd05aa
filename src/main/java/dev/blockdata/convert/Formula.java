package dev.blockdata.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Writes a formula of an office file (OMML) as LaTeX.
final class Formula {

    private static final Map<String, String> ACCENTS =
            Map.ofEntries(
                    Map.entry("\u0300", "\\grave"),
                    Map.entry("\u0301", "\\acute"),
                    Map.entry("\u0302", "\\hat"),
                    Map.entry("^", "\\hat"),
                    Map.entry("\u0303", "\\tilde"),
                    Map.entry("~", "\\tilde"),
                    Map.entry("\u0304", "\\bar"),
                    Map.entry("\u0305", "\\overline"),
                    Map.entry("¯", "\\overline"),
                    Map.entry("\u0306", "\\breve"),
                    Map.entry("\u0307", "\\dot"),
                    Map.entry("\u0308", "\\ddot"),
                    Map.entry("\u030C", "\\check"),
                    Map.entry("\u20D7", "\\vec"),
                    Map.entry("→", "\\vec"));

    private static final Map<String, String> FENCES =
            Map.ofEntries(
                    Map.entry("", "."),
                    Map.entry("{", "\\{"),
                    Map.entry("}", "\\}"),
                    Map.entry("‖", "\\|"),
                    Map.entry("⟨", "\\langle"),
                    Map.entry("⟩", "\\rangle"),
                    Map.entry("〈", "\\langle"),
                    Map.entry("〉", "\\rangle"),
                    Map.entry("⌊", "\\lfloor"),
                    Map.entry("⌋", "\\rfloor"),
                    Map.entry("⌈", "\\lceil"),
                    Map.entry("⌉", "\\rceil"));

    /// Functions that LaTeX has a command for; others are set upright.
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh",
                    "cosh", "tanh", "coth", "log", "ln", "lg", "exp", "lim", "limsup", "liminf",
                    "max", "min", "sup", "inf", "det", "dim", "gcd", "deg", "arg", "ker", "hom",
                    "Pr");

    private Formula() {}

    /// @param math an `m:oMath`, or whatever is in one
    static String latex(@Nullable Element math) {
        var text = new Latex();
        for (Element child : Xml.children(math)) {
            text.append(one(child));
        }
        return text.toString().strip();
    }

    private static String one(Element math) {
        return switch (Xml.name(math)) {
            case "m:r" -> run(math);
            case "m:f" -> fraction(math);
            case "m:sSup" -> base(math) + "^{" + part(math, "m:sup") + "}";
            case "m:sSub" -> base(math) + "_{" + part(math, "m:sub") + "}";
            case "m:sSubSup" ->
                    base(math) + "_{" + part(math, "m:sub") + "}^{" + part(math, "m:sup") + "}";
            case "m:sPre" ->
                    "{}_{" + part(math, "m:sub") + "}^{" + part(math, "m:sup") + "}" + base(math);
            case "m:rad" -> root(math);
            case "m:nary" -> nary(math);
            case "m:d" -> fenced(math);
            case "m:func" -> part(math, "m:fName") + "{" + part(math, "m:e") + "}";
            case "m:fName" -> name(latex(math));
            case "m:limLow" -> limit(math, "_", "\\underset");
            case "m:limUpp" -> limit(math, "^", "\\overset");
            case "m:m" -> matrix(math);
            case "m:eqArr" -> array(math);
            case "m:acc" -> accent(math);
            case "m:bar" ->
                    (Xml.value(math, "m:barPr", "m:pos").equals("top")
                                    ? "\\overline{"
                                    : "\\underline{")
                            + part(math, "m:e")
                            + "}";
            case "m:groupChr" -> brace(math);
            case "m:borderBox" -> "\\boxed{" + part(math, "m:e") + "}";
            case "w:del", "w:moveFrom" -> "";
            default -> Xml.name(math).endsWith("Pr") ? "" : latex(math);
        };
    }

    private static String part(Element math, String name) {
        Element part = Xml.at(math, name);
        if (part == null) {
            return "";
        }
        return name.equals("m:fName") ? name(latex(part)) : latex(part);
    }

    private static String run(Element run) {
        var words = new StringBuilder();
        for (Element child : Xml.children(run)) {
            if (child.getLocalName().equals("t")) {
                words.append(Xml.text(child));
            }
        }
        Element properties = Xml.at(run, "m:rPr");
        if (Xml.on(Xml.at(properties, "m:nor"))) {
            return words.toString().isBlank() ? "\\ " : "\\text{" + Latex.escaped(words) + "}";
        }
        String latex = Latex.of(words.toString());
        String alphabet =
                switch (Xml.value(properties, "m:scr")) {
                    case "double-struck" -> "\\mathbb";
                    case "script" -> "\\mathcal";
                    case "fraktur" -> "\\mathfrak";
                    default -> Xml.value(properties, "m:sty").equals("b") ? "\\mathbf" : "";
                };
        return alphabet.isEmpty() ? latex : alphabet + "{" + latex + "}";
    }

    private static String fraction(Element math) {
        String above = part(math, "m:num");
        String below = part(math, "m:den");
        return switch (Xml.value(math, "m:fPr", "m:type")) {
            case "lin", "skw" -> braced(above) + "/" + braced(below);
            case "noBar" -> "\\genfrac{}{}{0pt}{}{" + above + "}{" + below + "}";
            default -> "\\frac{" + above + "}{" + below + "}";
        };
    }

    private static String base(Element math) {
        return braced(part(math, "m:e"));
    }

    /// A single sign or command needs no braces.
    private static String braced(String latex) {
        if (FUNCTIONS.contains(latex)) {
            return "\\" + latex;
        }
        boolean one =
                latex.codePointCount(0, latex.length()) == 1 || latex.matches("\\\\[A-Za-z]+");
        return one ? latex : "{" + latex + "}";
    }

    private static String root(Element math) {
        String degree = part(math, "m:deg");
        boolean square = degree.isEmpty() || Xml.on(Xml.at(math, "m:radPr", "m:degHide"));
        return "\\sqrt" + (square ? "" : "[" + degree + "]") + "{" + part(math, "m:e") + "}";
    }

    private static String nary(Element math) {
        Element sign = Xml.at(math, "m:naryPr", "m:chr");
        String below = part(math, "m:sub");
        String above = part(math, "m:sup");
        var text = new Latex();
        text.append(Latex.of(sign == null ? "∫" : Xml.attribute(sign, "val")).strip());
        text.append(below.isEmpty() ? "" : "_{" + below + "}");
        text.append(above.isEmpty() ? "" : "^{" + above + "}");
        text.append(" " + part(math, "m:e"));
        return text.toString();
    }

    private static String fenced(Element math) {
        Element properties = Xml.at(math, "m:dPr");
        String begin = fence(properties, "m:begChr", "(");
        String end = fence(properties, "m:endChr", ")");
        Element sign = Xml.at(properties, "m:sepChr");
        String between = sign == null ? "|" : Latex.of(Xml.attribute(sign, "val"));
        List<String> parts = new ArrayList<>();
        Xml.children(math, "m:e").forEach(e -> parts.add(latex(e)));
        String inside = String.join(between, parts);
        String binomial = "\\genfrac{}{}{0pt}{}";
        if (begin.equals("(") && inside.startsWith(binomial) && fraction(math, inside)) {
            return "\\binom" + inside.substring(binomial.length());
        }
        return new Latex()
                .append("\\left")
                .append(begin)
                .append(inside)
                .append("\\right")
                .append(end)
                .toString();
    }

    /// Whether a fraction is all that stands between the brackets.
    private static boolean fraction(Element math, String inside) {
        List<Element> within = Xml.children(Xml.at(math, "m:e"));
        return within.stream().filter(e -> Xml.name(e).equals("m:f")).count() == 1
                && within.stream().allMatch(e -> Xml.name(e).matches("m:(f|ctrlPr|argPr)"))
                && inside.endsWith("}");
    }

    private static String fence(@Nullable Element properties, String name, String usual) {
        Element sign = Xml.at(properties, name);
        String value = sign == null ? usual : Xml.attribute(sign, "val");
        return FENCES.getOrDefault(value, value);
    }

    private static String name(String latex) {
        String plain = latex.replaceAll("^\\\\text\\{(.*)}$", "$1").strip();
        if (FUNCTIONS.contains(plain)) {
            return "\\" + plain;
        }
        return plain.matches("[A-Za-z]{2,}") ? "\\operatorname{" + plain + "}" : latex;
    }

    private static String limit(Element math, String mark, String otherwise) {
        String base = name(part(math, "m:e"));
        String limit = part(math, "m:lim");
        return base.matches("\\\\[A-Za-z]+")
                ? base + mark + "{" + limit + "}"
                : otherwise + "{" + limit + "}{" + base + "}";
    }

    private static String matrix(Element math) {
        List<String> rows = new ArrayList<>();
        for (Element row : Xml.children(math, "m:mr")) {
            List<String> cells = new ArrayList<>();
            Xml.children(row, "m:e").forEach(cell -> cells.add(latex(cell)));
            rows.add(String.join(" & ", cells));
        }
        return "\\begin{matrix} " + String.join(" \\\\ ", rows) + " \\end{matrix}";
    }

    /// In the lines of an equation array an ampersand aligns, it is not a sign.
    private static String array(Element math) {
        List<String> rows = new ArrayList<>();
        Xml.children(math, "m:e").forEach(row -> rows.add(latex(row).replace("\\&", "&")));
        return "\\begin{aligned} " + String.join(" \\\\ ", rows) + " \\end{aligned}";
    }

    private static String accent(Element math) {
        Element sign = Xml.at(math, "m:accPr", "m:chr");
        String command =
                ACCENTS.getOrDefault(sign == null ? "^" : Xml.attribute(sign, "val"), "\\hat");
        return command + "{" + part(math, "m:e") + "}";
    }

    private static String brace(Element math) {
        String sign = Xml.value(math, "m:groupChrPr", "m:chr");
        String inside = part(math, "m:e");
        return switch (sign) {
            case "", "⏟" -> "\\underbrace{" + inside + "}";
            case "⏞" -> "\\overbrace{" + inside + "}";
            default -> "\\overset{" + Latex.of(sign).strip() + "}{" + inside + "}";
        };
    }
}
