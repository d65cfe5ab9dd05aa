package dev.blockdata.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Programs that are run beside the product, each in a process of its own, for what they print.
public final class Child {

    private Child() {}

    /// What a program prints; its complaints go where ours go.
    public static String run(Path folder, List<String> command, String... environment)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        var process = builder.start();
        var printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + printed);
        }
        return printed;
    }

    /// A Java program, as a command.
    public static List<String> java(String classPath, String main, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-cp", classPath, main));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Compiles a folder with a build file of its own, and gives the class path of what is in it.
    public static String compiled(Path folder) throws IOException, InterruptedException {
        run(
                folder,
                List.of(
                        Path.of("mvnw").toAbsolutePath().toString(),
                        "-f",
                        "pom.xml",
                        "-q",
                        "-B",
                        "-ntp",
                        "-Dskip.web",
                        "compile",
                        "dependency:build-classpath"));
        return folder.resolve("target/classes").toAbsolutePath()
                + File.pathSeparator
                + Files.readString(folder.resolve("target/classpath")).strip();
    }

    /// Fetches what a folder's lock names.
    public static void npm(Path folder) throws IOException, InterruptedException {
        run(folder, List.of("npm", "ci", "--no-audit", "--no-fund", "--silent"));
    }

    /// The places that these classes were loaded from, as a class path.
    public static String places(Class<?>... classes) {
        return Arrays.stream(classes)
                .map(each -> each.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    public static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
