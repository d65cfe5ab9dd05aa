package dev.blockdata.database;

import dev.blockdata.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// One more application on the database of a test, as a second copy of the product would be.
public final class SecondNode implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SecondNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// `settings` are pairs as on a command line: `--blockdata.registration=open`.
    public static SecondNode beside(TestDatabase database, String... settings) throws IOException {
        Path home = Files.createTempDirectory("blockdata-test");
        return new SecondNode(
                new SpringApplicationBuilder(Application.class)
                        .properties(
                                "server.port=0",
                                "blockdata.home=" + home,
                                "blockdata.secret=" + TestDatabase.SECRET,
                                "blockdata.database.durable=false")
                        .initializers(started ->
                                ((GenericApplicationContext) started)
                                        .registerBean(
                                                DatabaseServer.class,
                                                () ->
                                                        new ApplicationTestCustomizers.Lent(
                                                                database.database(), home)))
                        .run(settings));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
