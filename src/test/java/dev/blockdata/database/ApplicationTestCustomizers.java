package dev.blockdata.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.FileSystemUtils;

/// Gives each application under test a copy of the template and a home of its own.
final class ApplicationTestCustomizers implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return new OwnDatabase();
    }

    /// All are equal, so that the application is shared.
    record OwnDatabase() implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var home = temporary();
            var database = TestDatabase.fresh();
            var settings =
                    Map.<String, Object>of(
                            "blockdata.home",
                            home.toString(),
                            "blockdata.secret",
                            TestDatabase.SECRET,
                            "blockdata.database.durable",
                            "false");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("application test", settings));
            var beans = (GenericApplicationContext) context;
            beans.registerBean(TestDatabase.class, () -> database);
            beans.registerBean(DatabaseServer.class, () -> new Lent(database.database(), home));
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("blockdata-test");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /// A server that stays when the application goes; the application's home goes with it.
    record Lent(Database database, Path home) implements DatabaseServer {

        /// Others are lent databases of the same server.
        @Override
        public boolean exclusive() {
            return false;
        }

        @Override
        public Database prepare() {
            return database;
        }

        @Override
        public void close() {
            try {
                FileSystemUtils.deleteRecursively(home);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
