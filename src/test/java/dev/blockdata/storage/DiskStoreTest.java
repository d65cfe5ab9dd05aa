package dev.blockdata.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest extends FileStoreContract {

    @TempDir private Path home;

    @Override
    FileStore files() {
        return new DiskStore(home.resolve("files"), "one");
    }

    @Test
    void aBrokenUploadLeavesNoDraft() {
        var files = files();
        var tooShort = content(10, () -> bytes("short").open());
        assertThatThrownBy(() -> files.put("p/a", tooShort)).isInstanceOf(IOException.class);
        assertThat(home.resolve("files/.unfinished/one")).isEmptyDirectory();
    }

    @Test
    void aStartClearsAwayWhatItsOwnPredecessorLeft() throws IOException {
        var drafts = Files.createDirectories(home.resolve("files/.unfinished/one"));
        Files.writeString(drafts.resolve("x"), "half");
        files();
        assertThat(drafts).isEmptyDirectory();
    }

    @Test
    void aStartOfOneNodeLeavesTheUploadsOfAnotherAlone() throws Exception {
        var other = new DiskStore(home.resolve("files"), "other");
        var begun = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        var slow =
                content(
                        5,
                        () -> {
                            begun.countDown();
                            await(started);
                            return bytes("whole").open();
                        });
        var upload = Thread.ofVirtual().start(() -> put(other, slow));
        await(begun);
        files();
        started.countDown();
        upload.join();
        assertThat(read(other, "p/a")).isEqualTo("whole");
    }

    @Test
    void draftsThatNobodyFinishedInADayGo() throws IOException {
        var unfinished = Files.createDirectories(home.resolve("files/.unfinished/gone"));
        var old = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
        for (var draft :
                new Path[] {unfinished.resolve("old"), unfinished.resolveSibling("older-still")}) {
            Files.writeString(draft, "half");
            Files.setLastModifiedTime(draft, old);
        }
        Files.writeString(unfinished.resolve("new"), "half");
        files();
        assertThat(unfinished.resolve("old")).doesNotExist();
        assertThat(unfinished.resolveSibling("older-still")).doesNotExist();
        assertThat(unfinished.resolve("new")).exists();
    }

    @Test
    void noEmptyDirectoriesAreLeftBehind() throws IOException {
        var files = files();
        files.put("p/d/g/source", bytes("1"));
        files.deletePrefix("p/d/g/");
        files.put("q/d/source", bytes("1"));
        files.delete("q/d/source");
        assertThat(home.resolve("files/p")).doesNotExist();
        assertThat(home.resolve("files/q")).doesNotExist();
    }

    @Test
    void aFullDiskIsToldFromOtherFailuresAndServesAgainWhenThereIsRoom() throws Exception {
        var disk = Files.createDirectory(home.resolve("disk"));
        var mount =
                new ProcessBuilder(
                                "mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString())
                        .start();
        assumeTrue(mount.waitFor() == 0, "a small disk can only be mounted by root");
        try {
            var files = new DiskStore(disk.resolve("files"), "one");
            files.put("p/a", Content.of(new byte[5 << 20]));
            assertThatThrownBy(() -> files.put("p/b", Content.of(new byte[5 << 20])))
                    .isInstanceOf(StoreFailure.Full.class);
            assertThat(keysOf(files)).containsExactly("p/a");
            assertThat(disk.resolve("files/.unfinished/one")).isEmptyDirectory();
            files.delete("p/a");
            files.put("p/b", Content.of(new byte[5 << 20]));
            assertThat(files.size("p/b")).hasValue(5 << 20);
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private static void put(FileStore files, Content content) {
        try {
            files.put("p/a", content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
