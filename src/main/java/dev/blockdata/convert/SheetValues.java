package dev.blockdata.convert;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/// Values as a sheet shows them, whatever this machine's language: but dates and times in ISO form,
/// for 3/4/25 is two days.
final class SheetValues extends DataFormatter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final boolean from1904;

    SheetValues(boolean from1904) {
        super(Locale.ROOT);
        this.from1904 = from1904;
    }

    @Override
    public String formatRawCellContents(double value, int index, String format) {
        return formatRawCellContents(value, index, format, from1904);
    }

    @Override
    public String formatRawCellContents(
            double value, int index, String format, boolean countedFrom1904) {
        if (DateUtil.isADateFormat(index, format) && DateUtil.isValidExcelDate(value)) {
            return iso(value, DateUtil.getLocalDateTime(value, countedFrom1904, true));
        }
        return super.formatRawCellContents(value, index, format, countedFrom1904);
    }

    private static String iso(double value, LocalDateTime moment) {
        // Below one there is no day, only a part of one.
        if (value < 1) {
            return TIME.format(moment);
        }
        String day = moment.toLocalDate().toString();
        return value == Math.floor(value) ? day : day + "T" + TIME.format(moment);
    }
}
