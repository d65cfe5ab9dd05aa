package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;

@ExtendWith(OutputCaptureExtension.class)
class StartRefusedReporterTest {

    private final StartRefusedReporter reporter = new StartRefusedReporter();

    @Test
    void whatIsRefusedIsOneSentence(CapturedOutput output) {
        var failure = new IllegalStateException(new StartRefused("the disk is full."));
        assertThat(reporter.reportException(failure)).isTrue();
        assertThat(output.getErr().lines()).containsExactly("blockdata: the disk is full.");
    }

    @Test
    void soIsAPortThatIsTaken(CapturedOutput output) {
        var taken = new PortInUseException(8080, new BindException("Address already in use"));
        assertThat(reporter.reportException(new ApplicationContextException("no server", taken)))
                .isTrue();
        assertThat(output.getErr().lines())
                .containsExactly(
                        "blockdata: port 8080 is taken: stop the program that listens there, or name another port with SERVER_PORT.");
    }

    @Test
    void anythingElseIsLeftToOthers(CapturedOutput output) {
        assertThat(reporter.reportException(new IllegalStateException("a fault"))).isFalse();
        assertThat(output.getErr()).isEmpty();
    }
}
