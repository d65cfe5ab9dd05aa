package dev.blockdata.database;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/// Tells whoever started the product where it is, once it is there.
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {

    private final String data;

    ReadyLine(String data) {
        this.data = data;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var environment = event.getApplicationContext().getEnvironment();
        var port = environment.getProperty("local.server.port");
        if (port != null) {
            System.out.println(
                    "Blockdata is ready at http://localhost:%s (data in %s)".formatted(port, data));
        }
    }
}
