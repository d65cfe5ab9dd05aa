package dev.blockdata.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/// A converter that does what the file says: hangs, dies, eats memory, writes without end, leaves
/// files behind, or looks for a network.
public final class Misbehaving {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Misbehaving() {}

    public static void main(String[] args) throws Exception {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int answers = 0;
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            var parsed = JSON.readTree(order);
            String[] words = Files.readString(Path.of(parsed.path("file").asString())).split(" ");
            String answer =
                    switch (words[0]) {
                        case "hang" -> {
                            new CountDownLatch(1).await();
                            yield "";
                        }
                        case "die" -> {
                            Runtime.getRuntime().halt(1);
                            yield "";
                        }
                        case "last" -> {
                            System.out.println("{\"refused\":\"No more.\",\"last\":true}");
                            yield null;
                        }
                        case "tire" -> answers == 0 ? "rested" : eat();
                        case "eat" -> eat();
                        case "environment" -> String.join(",", System.getenv().keySet());
                        case "process" -> Long.toString(ProcessHandle.current().pid());
                        case "litter" -> {
                            Files.createTempFile("left", "behind");
                            yield "";
                        }
                        case "resolve" -> resolve(words[1]);
                        case "connect" -> connect(Integer.parseInt(words[1]));
                        default -> "";
                    };
            if (answer == null) {
                continue;
            }
            Files.writeString(Path.of(parsed.path("to").asString()), answer);
            answers++;
            System.out.println("{\"pages\":0,\"notes\":[]}");
        }
    }

    private static String eat() {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[1 << 20]);
        }
    }

    private static String resolve(String name) {
        try {
            return InetAddress.getByName(name).toString();
        } catch (IOException failure) {
            return "refused";
        }
    }

    private static String connect(int port) {
        var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var socket = new Socket()) {
            socket.connect(there, 1000);
            return "connected";
        } catch (IOException failure) {
            // Another way out, which no factory guards.
        }
        try (var channel = SocketChannel.open()) {
            return channel.connect(there) ? "connected" : "refused";
        } catch (IOException failure) {
            return "refused";
        }
    }
}
