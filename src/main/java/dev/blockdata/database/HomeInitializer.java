package dev.blockdata.database;

import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/// Takes hold of the home before the first bean is made, so that a second process ends before it
/// touches anything; and has the database come up while the beans are made that do not need it.
final class HomeInitializer
        implements ApplicationContextInitializer<GenericApplicationContext>, Ordered {

    @Override
    public void initialize(GenericApplicationContext context) {
        var settings = HomeSettings.from(context.getEnvironment());
        var home = Home.hold(settings.home());
        context.registerBean(HomeSettings.class, () -> settings);
        context.registerBean(Home.class, () -> home);
        var secret = Secret.of(settings, home);
        context.registerBean(Secret.class, () -> secret);
        var database =
                Binder.get(context.getEnvironment())
                        .bindOrCreate("blockdata.database", DatabaseSettings.class);
        context.registerBean(DatabaseSettings.class, () -> database);
        context.registerBean(DatabaseStart.class, () -> start(context));
        // The first thing that a refresh does, before it looks for the other beans.
        context.addBeanFactoryPostProcessor(
                (BeanDefinitionRegistryPostProcessor) _ -> context.getBean(DatabaseStart.class));
        if (settings.embedded()) {
            // With the database in the home this is one person's machine until somebody says
            // otherwise.
            context.getEnvironment()
                    .getPropertySources()
                    .addLast(
                            new MapPropertySource(
                                    "embedded", Map.of("server.address", "127.0.0.1")));
        }
    }

    /// On the server that somebody has put there already, as tests do; else on our own.
    private static DatabaseStart start(GenericApplicationContext context) {
        var settings = context.getBean(HomeSettings.class);
        var home = context.getBean(Home.class);
        var database = context.getBean(DatabaseSettings.class);
        var given = context.getBeanProvider(DatabaseServer.class).getIfAvailable();
        return DatabaseStart.begin(
                () -> {
                    if (given != null) {
                        return given;
                    }
                    return settings.embedded()
                            ? EmbeddedDatabase.start(home, database)
                            : ExternalDatabase.from(context.getEnvironment());
                },
                database,
                context.getBean(Secret.class));
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
