package dev.blockdata.schemas;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A schema's regular expression that gives up instead of running for hours: somebody's pattern
/// meets somebody else's text here, and back-tracking has no other limit.
public final class BoundedPattern implements RegularExpression {

    /// A pattern looked at its text too often.
    public static final class TooCostly extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooCostly() {
            super("a pattern takes too long on this text", null, false, false);
        }
    }

    private static final long MOST_LOOKS = 5_000_000;

    private final Pattern pattern;

    /// @throws java.util.regex.PatternSyntaxException where this is no regular expression
    public BoundedPattern(String regex) {
        pattern =
                Pattern.compile(
                        RegularExpressions.replaceLongformCharacterProperties(
                                RegularExpressions.replaceDollarAnchors(regex)));
    }

    @Override
    public boolean matches(String value) {
        return pattern.matcher(new Counted(value)).find();
    }

    /// The first places that match, at most so many.
    public List<String> findAll(String value, int most) {
        var found = new ArrayList<String>();
        var matcher = pattern.matcher(new Counted(value));
        while (found.size() < most && matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static final class Counted implements CharSequence {

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new TooCostly();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
