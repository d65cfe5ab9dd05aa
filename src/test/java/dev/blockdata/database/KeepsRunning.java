package dev.blockdata.database;

import java.nio.file.Path;

/// A process that holds a home with its database until it is killed.
final class KeepsRunning {

    private KeepsRunning() {}

    public static void main(String[] arguments) throws InterruptedException {
        var home = Home.hold(Path.of(arguments[0]));
        var server = EmbeddedDatabase.start(home, new DatabaseSettings(1, 1, 0, true));
        server.prepare();
        System.out.println("ready " + server.port());
        Thread.sleep(Long.MAX_VALUE);
    }
}
