package dev.blockdata.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.util.unit.DataSize;

/// What a setting may look like.
sealed interface Form {

    boolean fits(String value);

    /// What it must be, for whoever set it wrongly.
    String words();

    /// Anything.
    record Text() implements Form {

        @Override
        public boolean fits(String value) {
            return true;
        }

        @Override
        public String words() {
            return "a text";
        }
    }

    record Whole(int least, int most) implements Form {

        @Override
        public boolean fits(String value) {
            try {
                int number = Integer.parseInt(value);
                return number >= least && number <= most;
            } catch (NumberFormatException _) {
                return false;
            }
        }

        @Override
        public String words() {
            return "a whole number from " + least + " to " + most;
        }
    }

    record Time(Duration least, Duration most) implements Form {

        @Override
        public boolean fits(String value) {
            try {
                Duration time = DurationStyle.detectAndParse(value);
                return time.compareTo(least) >= 0 && time.compareTo(most) <= 0;
            } catch (IllegalArgumentException _) {
                return false;
            }
        }

        @Override
        public String words() {
            return "a time from %ds to %dm, such as 90s or 2m"
                    .formatted(least.toSeconds(), most.toMinutes());
        }
    }

    record Size() implements Form {

        @Override
        public boolean fits(String value) {
            try {
                return DataSize.parse(value).toBytes() > 0;
            } catch (IllegalArgumentException _) {
                return false;
            }
        }

        @Override
        public String words() {
            return "a size above nothing, such as 100MB";
        }
    }

    /// An amount of money.
    record Amount() implements Form {

        @Override
        public boolean fits(String value) {
            try {
                return new BigDecimal(value).signum() >= 0;
            } catch (NumberFormatException _) {
                return false;
            }
        }

        @Override
        public String words() {
            return "an amount in USD of 0 or more, such as 25 or 12.50";
        }
    }

    record OneOf(List<String> values) implements Form {

        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean fits(String value) {
            return values.contains(value.toLowerCase(Locale.ROOT));
        }

        @Override
        public String words() {
            return "one of " + String.join(", ", values);
        }
    }

    /// An address of the web; some must leave out the version at the end.
    record Address(boolean versioned) implements Form {

        @Override
        public boolean fits(String value) {
            try {
                var uri = new URI(value);
                boolean web =
                        "http".equalsIgnoreCase(uri.getScheme())
                                || "https".equalsIgnoreCase(uri.getScheme());
                return web
                        && uri.getHost() != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && (versioned || !value.replaceAll("/+$", "").endsWith("/v1"));
            } catch (URISyntaxException _) {
                return false;
            }
        }

        @Override
        public String words() {
            return "an address that begins with http:// or https://, without user, query or fragment"
                    + (versioned ? "" : ", and without /v1 at the end");
        }
    }

    /// Where people may be written to: an e-mail address, or an address of the web.
    record Contact() implements Form {

        @Override
        public boolean fits(String value) {
            return value.startsWith("https://")
                    ? new Address(true).fits(value)
                    : value.matches("(mailto:)?[!-~&&[^@<>]]+@[!-~&&[^@<>]]+");
        }

        @Override
        public String words() {
            return "an e-mail address, or an address that begins with https://";
        }
    }

    /// Keys of a provider, comma-separated.
    record Keys() implements Form {

        @Override
        public boolean fits(String value) {
            return Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .allMatch(key -> key.chars().allMatch(c -> c > ' ' && c < 0x7f));
        }

        @Override
        public String words() {
            return "keys separated by commas, none of them with a space or anything beyond ASCII in it";
        }
    }

    /// Texts, comma-separated, of which the first is long enough to be guessed by nobody; those
    /// behind it are on their way out.
    record Secrets() implements Form {

        private static final int LEAST = 16;

        @Override
        public boolean fits(String value) {
            String first = value.split(",", -1)[0].strip();
            return first.codePointCount(0, first.length()) >= LEAST;
        }

        @Override
        public String words() {
            return "a random text of at least "
                    + LEAST
                    + " characters, before the first comma where there are several";
        }
    }

    /// Hosts or networks, comma-separated.
    record Hosts() implements Form {

        @Override
        public boolean fits(String value) {
            return Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .allMatch(word ->
                            word.contains("/")
                                    ? new Networks().fits(word)
                                    : word.chars().noneMatch(Character::isWhitespace));
        }

        @Override
        public String words() {
            return "hosts or networks separated by commas, such as db.internal,10.0.0.0/8";
        }
    }

    /// Addresses or networks of machines, comma-separated.
    record Networks() implements Form {

        @Override
        public boolean fits(String value) {
            try {
                Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .filter(network -> !network.isEmpty())
                        .forEach(IpAddressMatcher::new);
                return true;
            } catch (IllegalArgumentException _) {
                return false;
            }
        }

        @Override
        public String words() {
            return "addresses or networks separated by commas, such as 10.0.0.0/8";
        }
    }
}
