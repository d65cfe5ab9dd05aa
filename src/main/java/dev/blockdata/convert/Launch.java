package dev.blockdata.convert;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/// How a converter's `main` is started: on this Java and this class path, with a heap and files of
/// bounded size, and with nothing of this process' environment, in which secrets stand.
///
/// `folder` is its own: all that it writes is there.
record Launch(Class<?> main, Isolation isolation, Path folder, int heapMegabytes, Path pdfJar) {

    private static final String LOADER =
            "org.springframework.boot.loader.launch.PropertiesLauncher";

    /// In units of 512 bytes, as `ulimit` counts: 96 megabytes, more than a document may have.
    private static final String LARGEST_FILE = "196608";

    /// What it says while it dies, in its folder.
    static final String ERRORS = "errors.txt";

    private static final Path SHELL = Path.of("/bin/sh");

    Process start() throws IOException {
        var builder = new ProcessBuilder(command());
        Map<String, String> environment = builder.environment();
        String path = environment.get("PATH");
        environment.clear();
        if (path != null) {
            environment.put("PATH", path);
        }
        // Else the letters in the names of folders are those of English alone.
        environment.put("LC_ALL", "C.UTF-8");
        return builder.directory(folder.toFile())
                .redirectError(folder.resolve(ERRORS).toFile())
                .start();
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            command.addAll(
                    List.of(
                            SHELL.toString(),
                            "-c",
                            "ulimit -f " + LARGEST_FILE + "; exec \"$@\"",
                            "converter"));
        }
        command.addAll(isolation.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx" + heapMegabytes + "m",
                        "-Xss4m",
                        "-XX:+UseSerialGC",
                        "-XX:MaxMetaspaceSize=160m",
                        "-XX:ReservedCodeCacheSize=64m",
                        "-XX:MaxDirectMemorySize=32m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + folder,
                        // There is no such file, and so no name is known.
                        "-Djdk.net.hosts.file=" + folder.resolve("no-hosts"),
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-Duser.timezone=UTC",
                        "-Dfile.encoding=UTF-8"));
        command.addAll(program());
        command.add(pdfJar.toString());
        return command;
    }

    /// The product's jar starts its classes by a loader of its own.
    private List<String> program() throws IOException {
        String classPath = System.getProperty("java.class.path");
        return isExecutableJar(classPath)
                ? List.of("-cp", absolute(classPath), "-Dloader.main=" + main.getName(), LOADER)
                : List.of("-cp", absolute(classPath), main.getName());
    }

    private static boolean isExecutableJar(String classPath) throws IOException {
        if (classPath.contains(File.pathSeparator) || !classPath.endsWith(".jar")) {
            return false;
        }
        try (var jar = new JarFile(classPath)) {
            return jar.getEntry("BOOT-INF/classes/") != null;
        }
    }

    private static String absolute(String classPath) {
        List<String> places = new ArrayList<>();
        for (String place : classPath.split(File.pathSeparator)) {
            places.add(Path.of(place).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, places);
    }
}
