package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Formulas in a shorthand: `f{num{x} den{y}}` stands for the elements of OMML, what is in quotes
/// for a run.
class DocxFormulaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x≤α·y'                                          | x\\leq\\alpha\\cdot y",
                "f{num{'a'} den{'b'}}                             | \\frac{a}{b}",
                "f{fPr{type=lin} num{'a'} den{'b+c'}}             | a/{b+c}",
                "sSup{e{'x'} sup{'2'}}                            | x^{2}",
                "sSup{e{'xy'} sup{'2'}}                           | {xy}^{2}",
                "sSub{e{'β'} sub{'i'}}                            | \\beta_{i}",
                "sSubSup{e{'x'} sub{'i'} sup{'n'}}                | x_{i}^{n}",
                "rad{radPr{degHide=1} deg{} e{'x'}}               | \\sqrt{x}",
                "rad{deg{'3'} e{'x'}}                             | \\sqrt[3]{x}",
                "nary{sub{'0'} sup{'∞'} e{'f'}}                   | \\int_{0}^{\\infty} f",
                "nary{naryPr{chr=∏} sub{'k'} sup{} e{'k'}}        | \\prod_{k} k",
                "d{e{'x'}}                                        | \\left(x\\right)",
                "d{dPr{begChr=[ endChr=} e{'x'}}                  | \\left[x\\right.",
                "d{dPr{begChr=⌊ endChr=⌋} e{'x'}}                 | \\left\\lfloor x\\right\\rfloor",
                "d{e{f{fPr{type=noBar} num{'n'} den{'k'}}}}       | \\binom{n}{k}",
                "func{fName{'sin'} e{'x'}}                        | \\sin{x}",
                "func{fName{sSup{e{'cos'} sup{'2'}}} e{'x'}}      | \\cos^{2}{x}",
                "func{fName{limLow{e{'lim'} lim{'n→∞'}}} e{'a'}}  | \\lim_{n\\rightarrow\\infty}{a}",
                "limUpp{e{'='} lim{'!'}}                          | \\overset{!}{=}",
                "acc{accPr{chr=\u20D7} e{'v'}}                    | \\vec{v}",
                "acc{e{'v'}}                                      | \\hat{v}",
                "bar{barPr{pos=top} e{'z'}}                       | \\overline{z}",
                "m{mr{e{'a'} e{'b'}} mr{e{'c'} e{'d'}}}           | \\begin{matrix} a & b \\\\ c & d"
                        + " \\end{matrix}",
                "eqArr{e{'x&=1'} e{'y&=2'}}                       | \\begin{aligned} x&=1 \\\\ y&=2"
                        + " \\end{aligned}",
                "groupChr{e{'x'}}                                 | \\underbrace{x}",
                "'𝑥∈ℝ'                                            | x\\in\\mathbb{R}",
                "'100%'                                           | 100\\%"
            })
    void eachConstructHasItsLatex(String shorthand, String latex) throws Exception {
        String xml =
                shorthand
                        .replaceAll("'([^']*)'", "<m:r><m:t>$1</m:t></m:r>")
                        .replace("&", "&amp;")
                        .replaceAll(
                                "(\\w+)=([^ }<>]*)(?=[ }])(?![^<]*</m:t>)", "<m:$1 m:val=\"$2\"/>");
        String open = xml.replaceAll("\\b(\\w+)\\{", "<m:$1>");
        assertThat(Formula.latex(Xml.read(stream(closed(open))))).isEqualTo(latex);
    }

    /// Gives each closing brace the name that was opened last.
    private static String closed(String xml) {
        var names = new ArrayDeque<String>();
        var out = new StringBuilder();
        for (String token : xml.splitWithDelimiters("<m:\\w+>|\\}(?![^<]*</m:t>)", 0)) {
            if (token.matches("<m:(?!r>|t>)\\w+>")) {
                names.push(token.substring(1, token.length() - 1));
                out.append(token);
            } else {
                out.append(token.equals("}") ? "</" + names.pop() + ">" : token);
            }
        }
        return out.toString();
    }

    private static ByteArrayInputStream stream(String math) {
        String xml =
                "<m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\">"
                        + math
                        + "</m:oMath>";
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}
