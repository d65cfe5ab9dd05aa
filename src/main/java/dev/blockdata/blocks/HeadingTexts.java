package dev.blockdata.blocks;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// The plain texts of headings: emphasis, links, code marks and escapes resolved, as a reader sees
/// them.
///
/// All headings are read as one small document of their own, below which stand the link definitions
/// of the whole, so that only headings pay for inline parsing.
final class HeadingTexts {

    private HeadingTexts() {}

    static List<String> of(List<String> headings, List<String> definitions) {
        var source = new StringBuilder();
        for (var heading : headings) {
            // The closing mark keeps a # of the text itself from being taken for one.
            source.append("# ").append(heading.replace('\n', ' ')).append(" #\n");
        }
        if (source.indexOf("[") >= 0) {
            definitions.forEach(definition -> source.append('\n').append(definition).append('\n'));
        }
        var texts = new ArrayList<String>();
        var node = Parser.builder().build().parse(source.toString()).getFirstChild();
        while (node instanceof Heading heading && texts.size() < headings.size()) {
            texts.add(plain(heading));
            node = node.getNext();
        }
        return texts;
    }

    private static String plain(Node heading) {
        var visible = new Visible();
        heading.accept(visible);
        return visible.text.toString().strip().replaceAll("\\s+", " ");
    }

    private static final class Visible extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak node) {
            text.append(' ');
        }
    }
}
