package dev.blockdata.database;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/// Takes hold of the home before the first bean is made, so that a second process ends before it
/// touches anything.
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

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
