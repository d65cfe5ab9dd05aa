package dev.blockdata.database;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// Puts pools and walls before a database that has come up by then; what is stopped is stopped in
/// the opposite order.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /// From here on it is waited for.
    @Bean
    Database database(DatabaseStart start) {
        return start.database();
    }

    @Bean
    @Primary
    Pool apiDataSource(Database database, DatabaseSettings settings) {
        return Connections.api(database, settings);
    }

    @Bean
    @Qualifier("work") Pool workDataSource(Database database, DatabaseSettings settings) {
        return Connections.work(database, settings);
    }

    @Bean
    Pulse pulse(Database database, Pool apiDataSource, @Qualifier("work") Pool workDataSource) {
        return new Pulse(
                Connections.impatient(database, Pulse.PATIENCE),
                List.of(apiDataSource, workDataSource));
    }

    @Bean
    @Primary
    JdbcClient apiJdbcClient(DataSource apiDataSource) {
        return client(apiDataSource);
    }

    @Bean
    @Qualifier("work") JdbcClient workJdbcClient(@Qualifier("work") DataSource workDataSource) {
        return client(workDataSource);
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource apiDataSource) {
        var manager = new JdbcTransactionManager(apiDataSource);
        manager.setExceptionTranslator(new Failures());
        return manager;
    }

    private static JdbcClient client(DataSource source) {
        var template = new JdbcTemplate(source);
        template.setExceptionTranslator(new Failures());
        return JdbcClient.create(template);
    }

    @Bean
    Walls walls(
            DataSource apiDataSource,
            PlatformTransactionManager transactionManager,
            Secret secret,
            Pulse pulse,
            ObjectProvider<Origin> origin) {
        return new Walls(
                apiDataSource,
                transactionManager,
                secret,
                pulse.clock(),
                origin.getIfAvailable(() -> Origin.NONE));
    }

    @Bean
    DurabilityHealth durabilityHealthIndicator(
            DataSource apiDataSource, DatabaseSettings settings) {
        return new DurabilityHealth(apiDataSource, settings.durable());
    }

    @Bean
    ReadyLine readyLine(Home home, HomeSettings settings, Database database) {
        return new ReadyLine(
                settings.embedded()
                        ? home.path().toString()
                        : database.place() + " and " + home.path());
    }
}
