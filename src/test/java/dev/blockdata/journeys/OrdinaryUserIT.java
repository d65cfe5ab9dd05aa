package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL refuses to run as root and the product starts for root all the same, which every
/// other journey shows where root builds; an ordinary user must find no trace of that. Where an
/// ordinary user builds, it is the other way about.
class OrdinaryUserIT {

    private static final String NOBODY = "nobody";

    @TempDir private Path directory;

    @Test
    void theProductStartsForAnOrdinaryUserToo() throws Exception {
        assumeTrue(
                System.getProperty("user.name").equals("root"),
                "skipped: this build does not run as root, so every journey is an ordinary user's");
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "skipped: this machine has no setpriv to start a program as another user");
        Files.setPosixFilePermissions(
                directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        var jar = Files.copy(Product.jar(), directory.resolve("blockdata.jar"));
        try (var product = Product.startAs(NOBODY, jar)) {
            assertThat(Files.getOwner(product.home().resolve("postgres/data/PG_VERSION")).getName())
                    .isEqualTo(NOBODY);
            Visitor.registered(product, "ann").get("/api/v1/account").expect(200);
            product.kill();
            product.startAgain();
        }
    }
}
