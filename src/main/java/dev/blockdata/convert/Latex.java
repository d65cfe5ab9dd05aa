package dev.blockdata.convert;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/// A text of LaTeX that grows: between a command and the letter behind it stands a blank.
final class Latex {

    private static final int MATHEMATICAL_LETTERS = 0x1D400;
    private static final int MATHEMATICAL_LETTERS_END = 0x1D7FF;

    private static final Map<Character, String> COMMANDS = commands();

    private final StringBuilder text = new StringBuilder();

    private static Map<Character, String> commands() {
        // Each line: the signs, and the names of their commands in the same order.
        String[][] table = {
            {
                "αβγδεζηθικλμνξπρςστυφχψω",
                "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho"
                        + " varsigma sigma tau upsilon varphi chi psi omega"
            },
            {"ΓΔΘΛΞΠΣΥΦΨΩ", "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"},
            {"ϵϑϰϕϱϖ", "epsilon vartheta varkappa phi varrho varpi"},
            {"∑∏∐∫∬∭∮", "sum prod coprod int iint iiint oint"},
            {"⋃⋂⋁⋀⨁⨂", "bigcup bigcap bigvee bigwedge bigoplus bigotimes"},
            {"±∓×÷⋅·∗∘∙", "pm mp times div cdot cdot ast circ bullet"},
            {"≤≥≠≈≡≅∼≃∝≪≫", "leq geq neq approx equiv cong sim simeq propto ll gg"},
            {
                "∈∉∋⊂⊃⊆⊇∪∩∅∖",
                "in notin ni subset supset subseteq supseteq cup cap emptyset setminus"
            },
            {"∀∃∄∧∨¬⊥⊢⊨", "forall exists nexists land lor neg perp vdash models"},
            {
                "←→↔⇐⇒⇔↦↑↓",
                "leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow"
                        + " mapsto uparrow downarrow"
            },
            {"∞∂∇ℏℓℜℑℵ℘", "infty partial nabla hbar ell Re Im aleph wp"},
            {
                "…⋯⋮⋱∠∥⊕⊗⊖⊙†‡°",
                "dots cdots vdots ddots angle parallel oplus otimes ominus odot dagger"
                        + " ddagger degree"
            },
            {"ℝℕℤℚℂ", "mathbb{R} mathbb{N} mathbb{Z} mathbb{Q} mathbb{C}"},
            {"{}%#&_$", "{ } % # & _ $"},
            {"\\", "backslash"},
            {"⟨⟩⌊⌋⌈⌉‖√", "langle rangle lfloor rfloor lceil rceil | surd"},
        };
        Map<Character, String> commands = new HashMap<>();
        for (String[] line : table) {
            String[] names = line[1].split(" ");
            for (int i = 0; i < names.length; i++) {
                commands.put(line[0].charAt(i), "\\" + names[i]);
            }
        }
        return Map.copyOf(commands);
    }

    /// The LaTeX of the characters of a formula.
    static String of(String characters) {
        var latex = new Latex();
        characters
                .codePoints()
                .forEach(code -> {
                    String plain = plain(code);
                    for (int i = 0; i < plain.length(); i++) {
                        char sign = plain.charAt(i);
                        latex.append(COMMANDS.getOrDefault(sign, String.valueOf(sign)));
                    }
                });
        return latex.toString();
    }

    /// The letters that are made for formulas are the ordinary ones, in italics for instance.
    private static String plain(int code) {
        if (code >= MATHEMATICAL_LETTERS && code <= MATHEMATICAL_LETTERS_END) {
            return Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKC);
        }
        return switch (code) {
            case 0x2212 -> "-";
            case 0x2061, 0x2062, 0x2063, 0x200B -> "";
            case 0x2032 -> "'";
            case 0x210E -> "h";
            case 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x205F -> " ";
            default -> Character.toString(code);
        };
    }

    /// Ordinary words within a formula.
    static String escaped(CharSequence words) {
        return words.toString().replaceAll("([{}%#&_$])", "\\\\$1");
    }

    Latex append(String more) {
        if (!more.isEmpty() && Character.isLetter(more.charAt(0)) && endsWithCommand()) {
            text.append(' ');
        }
        text.append(more);
        return this;
    }

    private boolean endsWithCommand() {
        int at = text.length();
        while (at > 0 && Character.isLetter(text.charAt(at - 1)) && text.charAt(at - 1) < 128) {
            at--;
        }
        return at > 0 && at < text.length() && text.charAt(at - 1) == '\\';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
