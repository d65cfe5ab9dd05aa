package dev.blockdata.models.offline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/// Days and times as people write them, in the form that schemas want.
final class Dates {

    /// A day, its time where one stands beside it, and where it stands.
    record Found(String date, Optional<String> dateTime, int start, int end) {}

    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";
    private static final String MONTH =
            "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final Pattern DATE =
            Pattern.compile(
                    "(?<![\\p{N}/-])(?:(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:\\d{2})))?(?![\\p{N}/-])"
                            + "|(\\d{1,2})(?:st|nd|rd|th)?(?: of)? "
                            + MONTH
                            + ",? (\\d{4})(?!\\p{N})"
                            + "|(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?!\\p{N}))"
                            + "|\\b"
                            + MONTH
                            + " (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\p{N})",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final int MOST = 30;
    private static final int BEFORE = 60;

    private Dates() {}

    /// Dates, those first whose words before them the field asks for.
    static List<Fit> find(Shape shape, Reading reading) {
        boolean time = shape.text("format").equals("date-time");
        var fits = new ArrayList<Fit>();
        int last = 0;
        for (Found one : reading.dates()) {
            String before =
                    reading.text().substring(Math.max(last, one.start() - BEFORE), one.start());
            String date = time ? one.dateTime().orElse(one.date() + "T00:00:00Z") : one.date();
            double share = Words.share(shape.words(), Words.stems(before));
            fits.add(new Fit(JsonNodeFactory.instance.stringNode(date), 0.5 + 0.5 * share));
            last = one.end();
        }
        fits.sort((one, other) -> Double.compare(other.score(), one.score()));
        return fits;
    }

    /// All dates of a text and where they stand; without a year there is none.
    static List<Found> found(String text) {
        if (!YEAR.matcher(text).find()) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        var matcher = DATE.matcher(text);
        while (found.size() < MOST && matcher.find()) {
            read(matcher.toMatchResult()).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Found> read(MatchResult match) {
        try {
            LocalDate day = day(match);
            Optional<String> time =
                    Optional.ofNullable(match.group(5)).flatMap(clock -> time(day, clock));
            return Optional.of(new Found(day.toString(), time, match.start(), match.end()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static LocalDate day(MatchResult match) {
        if (match.group(1) != null) {
            return day(match.group(1), match.group(3), match.group(4));
        }
        if (match.group(6) != null) {
            return day(match.group(8), month(match.group(7)), match.group(6));
        }
        return match.group(9) != null
                ? day(match.group(11), match.group(10), match.group(9))
                : day(match.group(14), month(match.group(12)), match.group(13));
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static String month(String name) {
        return String.valueOf(
                MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) / 4 + 1);
    }

    private static Optional<String> time(LocalDate day, String clock) {
        try {
            var at = OffsetDateTime.parse(day + "T" + clock);
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
