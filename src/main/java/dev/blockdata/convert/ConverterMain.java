package dev.blockdata.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The process in which files that people uploaded are taken apart: one order a line on its input,
/// one answer a line on its output, until the input ends, which it does with whoever started this.
///
/// An order names a kind of file, the file, and where its DoclingDocument is to be written.
/// Whatever happens here happens to this process alone.
public final class ConverterMain {

    /// In an answer: nothing more should be asked of this process.
    static final String LAST = "last";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Nothing that is read here has any business out there.
    private static final Set<String> REMOTE = Set.of("http", "https", "ftp", "mailto");

    private final Map<Kind, Converter> converters;

    private ConverterMain(Map<Kind, Converter> converters) {
        this.converters = converters;
    }

    /// @param args the PDF library's jar
    public static void main(String[] args) throws IOException, InterruptedException {
        stayInside();
        PrintStream answers = System.out;
        // Libraries that print would be taken for answers.
        System.setOut(System.err);
        var main = new ConverterMain(Converters.all(Path.of(args[0])));
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            answers.println(JSON.writeValueAsString(main.apart(JSON.readTree(order))));
            answers.flush();
        }
        // A library's thread that still runs does not keep this alive.
        Runtime.getRuntime().halt(0);
    }

    /// The sockets of this process connect to nothing, and remote addresses open nothing: where the
    /// system gives no namespace without a network, this is what keeps a file from calling home.
    private static void stayInside() throws IOException {
        Socket.setSocketImplFactory(() -> {
            throw new IllegalStateException("no network in the converter");
        });
        URL.setURLStreamHandlerFactory(
                protocol -> REMOTE.contains(protocol) ? new RefusedAddress() : null);
    }

    /// In a thread of its own: what libraries keep by thread goes with it, classes of the PDF
    /// library and all.
    private Map<String, Object> apart(JsonNode order) throws InterruptedException {
        var answer = new FutureTask<>(() -> answer(order));
        new Thread(answer, "order").start();
        try {
            return answer.get();
        } catch (ExecutionException unsound) {
            unsound.printStackTrace();
            Runtime.getRuntime().halt(1);
            throw new IllegalStateException(unsound);
        }
    }

    private Map<String, Object> answer(JsonNode order) {
        try {
            Kind kind = Kind.valueOf(order.path("kind").asString());
            Converter converter = converters.get(kind);
            if (converter == null) {
                throw new UnreadableFile("Files of this kind cannot be read here.");
            }
            Path file = Path.of(order.path("file").asString());
            if (order.path("look").asBoolean(false)) {
                converter.demand(file);
                return Map.of("looked", true);
            }
            Reading reading = converter.read(file);
            if (reading.document().length > BuiltinConverter.LARGEST_DOCUMENT) {
                throw new UnreadableFile(BuiltinConverter.TOO_LONG);
            }
            Files.write(Path.of(order.path("to").asString()), reading.document());
            return Map.of(
                    "pages",
                    reading.pages() == null ? 0 : reading.pages(),
                    "notes",
                    reading.notes());
        } catch (UnreadableFile refused) {
            return refused(refused, String.valueOf(refused.getMessage()));
        } catch (IOException | RuntimeException failure) {
            return refused(failure, UnreadableFile.DAMAGED);
        } catch (StackOverflowError deep) {
            return last(refused(deep, "This file is too deeply nested to be read."));
        } catch (LinkageError broken) {
            return last(refused(broken, UnreadableFile.DAMAGED));
        }
    }

    /// A class whose first use was broken off stays broken: the next file is for another process.
    private static Map<String, Object> last(Map<String, Object> refused) {
        var answer = new HashMap<>(refused);
        answer.put(LAST, true);
        return answer;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root;
    }

    private static Map<String, Object> refused(Throwable failure, String words) {
        Throwable why = root(failure);
        return Map.of(
                "refused",
                words,
                "why",
                why.toString().lines().limit(1).toList(),
                "where",
                Arrays.stream(why.getStackTrace()).limit(5).map(Object::toString).toList());
    }
}
