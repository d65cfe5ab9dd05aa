package dev.blockdata.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder in which mail ends where no server is set: one `.eml` file each, the newest ones
/// kept.
final class Outbox {

    /// A mail as an operator reads it; `name` is the file's.
    record OutboxMail(String name, String to, String subject, @Nullable Instant at, String text) {}

    private static final int MOST = 500;
    private static final String END = ".eml";

    private final Path directory;

    Outbox(Path directory) {
        this.directory = directory;
    }

    /// Whole or not at all; a mail that comes twice is one file.
    void put(Mails.Mail mail, Letter letter) throws IOException, MessagingException {
        Path unfinished = Files.createTempFile(directory, "new", ".part");
        try (var out = Files.newOutputStream(unfinished)) {
            letter.writeTo(out);
        }
        Files.move(
                unfinished,
                directory.resolve("%015d".formatted(mail.mailId()) + END),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        for (String old : names().stream().skip(MOST).toList()) {
            Files.deleteIfExists(directory.resolve(old));
        }
    }

    /// Newest first, behind the one of this name.
    List<OutboxMail> list(@Nullable String behind, int limit) {
        return names().stream()
                .filter(name -> behind == null || name.compareTo(behind) < 0)
                .limit(limit)
                .flatMap(name -> read(name).stream())
                .toList();
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<OutboxMail> read(String name) {
        try (var in = Files.newInputStream(directory.resolve(name))) {
            var message = new MimeMessage((Session) null, in);
            var to = message.getAllRecipients();
            return Optional.of(
                    new OutboxMail(
                            name,
                            to == null || to.length == 0 ? "" : to[0].toString(),
                            String.valueOf(message.getSubject()),
                            message.getSentDate() == null
                                    ? null
                                    : message.getSentDate().toInstant(),
                            String.valueOf(message.getContent())));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (MessagingException failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
    }
}
