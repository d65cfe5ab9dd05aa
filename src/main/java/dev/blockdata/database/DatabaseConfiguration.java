package dev.blockdata.database;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// Puts server, roles, migrations, pools and walls together, in this order; what is stopped is
/// stopped in the opposite one.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DatabaseServer databaseServer(
            HomeSettings settings, Home home, DatabaseSettings database, Environment environment) {
        return settings.embedded()
                ? EmbeddedDatabase.start(home, database)
                : ExternalDatabase.from(environment);
    }

    /// The database as everybody else may see it: prepared, up to date and known to keep what it
    /// was given.
    @Bean
    Database database(DatabaseServer server, DatabaseSettings settings, Secret secret) {
        var database = server.prepare();
        if (settings.durable()) {
            Durability.demand(database);
        }
        Migrations.run(database);
        Migrations.setWallKeys(database, secret.keys(Walls.PURPOSE));
        if (server.exclusive()) {
            Migrations.abandonClaims(database);
        }
        return database;
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
