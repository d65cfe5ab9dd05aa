package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.blockdata.convert.BuiltinConverter.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that name addresses in every way that their formats know: nobody is called while they are
/// read, whether the system keeps the converter off the network or not.
class NoNetworkTest {

    private static final Limits LIMITS = new Limits(1, 256, Duration.ofSeconds(30));
    private static final Path OWN = Path.of("src/test/resources/fuzz/seeds");

    @TempDir Path folder;

    private record Sent(Kind kind, byte[] bytes) {}

    @Test
    void whereSocketsAreRefusedNobodyIsCalled() throws Exception {
        var calls = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var converter =
                        new BuiltinConverter(
                                ConverterMain.class,
                                folder.resolve("c"),
                                LIMITS,
                                Isolation.REFUSING)) {
            Thread.ofVirtual().start(() -> count(server, calls));
            for (String host : List.of("127.0.0.1", "localhost")) {
                for (Sent sent : files("http://" + host + ":" + server.getLocalPort() + "/x")) {
                    converter.convert(sent.kind(), new ByteArrayInputStream(sent.bytes()));
                }
            }
            assertThat(calls).hasValue(0);
            // The listener would have heard it.
            InetAddress there = server.getInetAddress();
            new Socket(there, server.getLocalPort()).close();
            assertThat(calledOnce(calls)).isTrue();
        }
    }

    private static boolean calledOnce(AtomicInteger calls) throws InterruptedException {
        for (int wait = 0; wait < 500 && calls.get() == 0; wait++) {
            Thread.sleep(10);
        }
        return calls.get() == 1;
    }

    private static void count(ServerSocket server, AtomicInteger calls) {
        try {
            while (true) {
                server.accept().close();
                calls.incrementAndGet();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /// Its namespace counts what was sent in it, and what found no way out: neither connections nor
    /// questions after names.
    @Test
    void whereThereIsANamespaceNotOnePacketIsTried() throws Exception {
        assumeTrue(Isolation.find() == Isolation.NAMESPACE, "this system gives no namespace");
        try (var converter = new BuiltinConverter(folder.resolve("c"), LIMITS)) {
            for (Sent sent : files("http://example.com:8080/x")) {
                converter.convert(sent.kind(), new ByteArrayInputStream(sent.bytes()));
            }
            assertThat(tried(folder.resolve("c"))).isEmpty();
        }
        try (var control = new BuiltinConverter(Misbehaving.class, folder.resolve("m"), LIMITS)) {
            control.convert(Kind.CSV, new ByteArrayInputStream("connect 9".getBytes()));
            assertThat(tried(folder.resolve("m"))).as("a try is counted").isNotEmpty();
        }
    }

    private static Map<String, Long> tried(Path converters) throws IOException {
        ProcessHandle child =
                ProcessHandle.current()
                        .children()
                        .filter(each ->
                                each.info()
                                        .commandLine()
                                        .orElse("")
                                        .contains(converters.toString()))
                        .findFirst()
                        .orElseThrow();
        var counts = new TreeMap<String, Long>();
        List<String> lines = Files.readAllLines(Path.of("/proc/" + child.pid() + "/net/snmp"));
        for (int at = 0; at + 1 < lines.size(); at += 2) {
            String[] names = lines.get(at).split(" ");
            String[] values = lines.get(at + 1).split(" ");
            for (int column = 1; column < names.length; column++) {
                if (List.of("OutRequests", "OutNoRoutes", "ActiveOpens", "OutDatagrams")
                                .contains(names[column])
                        && !values[column].equals("0")) {
                    counts.put(names[0] + names[column], Long.valueOf(values[column]));
                }
            }
        }
        for (String line : Files.readAllLines(Path.of("/proc/" + child.pid() + "/net/snmp6"))) {
            String[] words = line.split("\\s+");
            if (List.of("Ip6OutRequests", "Ip6OutNoRoutes", "Udp6OutDatagrams").contains(words[0])
                    && !words[1].equals("0")) {
                counts.put(words[0], Long.valueOf(words[1]));
            }
        }
        return counts;
    }

    private static List<Sent> files(String url) throws IOException {
        var files = new ArrayList<Sent>();
        String doctype =
                "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"%s\" [<!ENTITY e SYSTEM \"%s\"><!ENTITY %% p SYSTEM \"%s\"> %%p;]>"
                        .formatted(url, url, url);
        word(url, doctype, files);
        for (String part :
                List.of(
                        "xl/worksheets/sheet1.xml",
                        "xl/sharedStrings.xml",
                        "xl/workbook.xml",
                        "xl/styles.xml")) {
            var sheet = MadeZip.of(OWN.resolve("sheet.xlsx"));
            files.add(
                    new Sent(
                            Kind.XLSX, sheet.part(part, doctype + body(sheet.text(part))).bytes()));
        }
        var book = MadeZip.of(OWN.resolve("sheet.xlsx"));
        files.add(
                new Sent(
                        Kind.XLSX,
                        book.part(
                                        "xl/_rels/workbook.xml.rels",
                                        book.text("xl/_rels/workbook.xml.rels")
                                                .replace(
                                                        "</Relationships>",
                                                        external(url, "externalLink", "connections")
                                                                + "</Relationships>"))
                                .bytes()));
        var deck = MadeZip.of(OWN.resolve("deck.pptx"));
        String slide = deck.text("ppt/slides/slide1.xml");
        files.add(
                new Sent(
                        Kind.PPTX,
                        deck.part("ppt/slides/slide1.xml", doctype + body(slide)).bytes()));
        String relations = deck.text("ppt/slides/_rels/slide1.xml.rels");
        files.add(
                new Sent(
                        Kind.PPTX,
                        deck.part(
                                        "ppt/slides/slide1.xml",
                                        slide.replace(
                                                "</p:spTree>",
                                                "<p:pic><p:nvPicPr><p:cNvPr id=\"99\" name=\"x\"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:link=\"image\"/></p:blipFill><p:spPr/></p:pic></p:spTree>"))
                                .part(
                                        "ppt/slides/_rels/slide1.xml.rels",
                                        relations.replace(
                                                "</Relationships>",
                                                external(url, "image", "video", "oleObject")
                                                        + "</Relationships>"))
                                .bytes()));
        files.add(new Sent(Kind.HTML, page(url).getBytes(StandardCharsets.UTF_8)));
        files.add(
                new Sent(
                        Kind.HTML,
                        (doctype + "<html><p>&e;</p></html>").getBytes(StandardCharsets.UTF_8)));
        files.add(
                new Sent(
                        Kind.CSV,
                        "a;=WEBSERVICE(\"%s\")\n=HYPERLINK(\"%s\");b\n"
                                .formatted(url, url)
                                .getBytes(StandardCharsets.UTF_8)));
        pdf(url, files);
        return files;
    }

    private static void word(String url, String doctype, List<Sent> files) throws IOException {
        String document = MadeZip.word().formatted("&e;");
        files.add(new Sent(Kind.DOCX, MadeZip.word(doctype + document).bytes()));
        for (String part : List.of("[Content_Types].xml", "_rels/.rels")) {
            var made = MadeZip.word(MadeZip.word().formatted("a"));
            files.add(new Sent(Kind.DOCX, made.part(part, doctype + made.text(part)).bytes()));
        }
        String linked =
                "</w:t><w:drawing><a:blip xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:link=\"image\" r:embed=\"image\"/></w:drawing></w:r><w:altChunk xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"aFChunk\"/><w:r><w:instrText>INCLUDETEXT \""
                        + url
                        + "\"</w:instrText><w:t>a";
        files.add(
                new Sent(
                        Kind.DOCX,
                        MadeZip.word(MadeZip.word().formatted(linked))
                                .part(
                                        "word/_rels/document.xml.rels",
                                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                                + external(
                                                        url,
                                                        "image",
                                                        "aFChunk",
                                                        "attachedTemplate",
                                                        "settings",
                                                        "styles",
                                                        "numbering",
                                                        "footnotes",
                                                        "comments",
                                                        "oleObject",
                                                        "frame",
                                                        "subDocument",
                                                        "hyperlink",
                                                        "header",
                                                        "chart")
                                                + "</Relationships>")
                                .bytes()));
    }

    private static String body(String xml) {
        return xml.startsWith("<?xml") ? xml.substring(xml.indexOf("?>") + 2) : xml;
    }

    private static String external(String url, String... types) {
        var all = new StringBuilder();
        for (String type : types) {
            all.append(
                    "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\" TargetMode=\"External\"/>"
                            .formatted(type, type, url));
        }
        return all.toString();
    }

    private static String page(String url) {
        return """
        <!doctype html><html manifest="U"><head><base href="U"><meta http-equiv="refresh" content="0;url=U"><link rel="stylesheet" href="U">
        <link rel="dns-prefetch" href="U"><style>@import url(U); p { background: url(U) }</style><script src="U"></script></head>
        <body background="U"><p style="background:url(U)">a<img src="U" srcset="U 2x" alt="b"><iframe src="U"></iframe><object data="U"></object>
        <embed src="U"><video src="U" poster="U"></video><svg><use href="U"/><image href="U"/></svg><frame src="U"><input type="image" src="U">
        <table background="U"><tr><td>a<td>b</table></body></html>
        """
                .replace("U", url);
    }

    private static void pdf(String url, List<Sent> files) {
        String words = RawPdf.words("a");
        String file = "<</Type/Filespec/FS/URL/F(" + url + ")/UF(" + url + ")>>";
        files.add(
                pdf(
                        RawPdf.page("/XObject<</I 6 0 R>>", words + "/I Do").stream(
                                6,
                                "/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray/F "
                                        + file
                                        + "/FFilter/DCTDecode",
                                new byte[0])));
        files.add(pdf(RawPdf.page("", words).stream(4, "/F " + file, new byte[0])));
        for (String action :
                List.of(
                        "/S/URI/URI(" + url + ")",
                        "/S/GoToR/D[0/Fit]/F " + file,
                        "/S/SubmitForm/F " + file,
                        "/S/ImportData/F " + file,
                        "/S/Launch/F " + file,
                        "/S/JavaScript/JS(app.launchURL\\(\"" + url + "\"\\))")) {
            files.add(
                    pdf(
                            RawPdf.page("", words)
                                    .object(
                                            1,
                                            "<</Type/Catalog/Pages 2 0 R/OpenAction<<"
                                                    + action
                                                    + ">>/URI<</Base("
                                                    + url
                                                    + ")>>/AcroForm<</XFA 7 0 R/Fields[]>>/Metadata 7 0 R>>")
                                    .stream(
                                            7,
                                            "/Type/Metadata/Subtype/XML",
                                            ("<!DOCTYPE x SYSTEM \"" + url + "\"><x/>")
                                                    .getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static Sent pdf(RawPdf pdf) {
        return new Sent(Kind.PDF, pdf.bytes());
    }
}
