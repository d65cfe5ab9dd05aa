import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.harness.Neo4jBuilders;

/// A Neo4j in a process of its own, started from this file with the class path of its harness: the
/// port, or 0 for a free one, the folder, and, for whoever asks it over HTTP, the password of its
/// user. It ends with whoever started it.
class Neo4jOnLoopback {

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        boolean overHttp = args.length > 2;
        var builder =
                Neo4jBuilders.newInProcessBuilder(Path.of(args[1]))
                        .withConfig(
                                BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
                        .withConfig(GraphDatabaseSettings.auth_enabled, true);
        if (overHttp) {
            builder.withConfig(HttpConnector.listen_address, new SocketAddress("127.0.0.1", 0));
        } else {
            builder.withDisabledServer();
        }
        var neo4j = builder.build();
        if (overHttp) {
            neo4j.databaseManagementService()
                    .database("system")
                    .executeTransactionally(
                            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                            Map.of("password", args[2]));
        }
        System.out.println("ready " + neo4j.boltURI() + (overHttp ? " " + neo4j.httpURI() : ""));
        System.in.read();
        neo4j.close();
    }
}
