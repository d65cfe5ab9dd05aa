package dev.blockdata;

import java.lang.reflect.InvocationTargetException;

/// What the jar begins with: starts the application where Java is new enough, and says so in one
/// sentence where it is not. Compiled for Java 17, as is the loader of the jar that calls it; Java
/// itself would tell of class file versions.
public final class Launch {

    static final int NEEDED = 25;

    private Launch() {}

    public static void main(String[] args) throws Throwable {
        int here = Runtime.version().feature();
        if (here < NEEDED) {
            System.err.println(
                    "Blockdata needs Java "
                            + NEEDED
                            + " or newer, and this is Java "
                            + here
                            + " ("
                            + System.getProperty("java.home")
                            + "). Start it with the java of a newer one, such as /path/to/jdk-"
                            + NEEDED
                            + "/bin/java -jar blockdata.jar.");
            System.exit(1);
        }
        try {
            // By its name: this class must be read without it.
            Class.forName("dev.blockdata.Application")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
