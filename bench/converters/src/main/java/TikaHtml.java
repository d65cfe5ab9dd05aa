import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.ToXMLContentHandler;

/** Prints the XHTML that Tika, as it comes, makes of a file. */
class TikaHtml {

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, file.getFileName().toString());
        ToXMLContentHandler html = new ToXMLContentHandler();
        try (var bytes = Files.newInputStream(file)) {
            new AutoDetectParser().parse(bytes, html, metadata, new ParseContext());
        }
        System.out.write(html.toString().getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
