package dev.blockdata.convert;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// XML of office files: read without document types and entities, and asked for by the names that
/// the standard uses ("w:p", "m:oMath"), whatever prefixes the file itself has chosen.
final class Xml {

    private static final String DEEPEST = "400";

    /// The namespaces that matter here, each also under the address that the strict form gives it.
    private static final Map<String, String> PREFIXES =
            Map.ofEntries(
                    Map.entry(ooxml("wordprocessingml/2006/main"), "w:"),
                    Map.entry(strict("wordprocessingml/main"), "w:"),
                    Map.entry(ooxml("officeDocument/2006/math"), "m:"),
                    Map.entry(strict("officeDocument/math"), "m:"),
                    Map.entry(ooxml("drawingml/2006/main"), "a:"),
                    Map.entry(strict("drawingml/main"), "a:"),
                    Map.entry(ooxml("drawingml/2006/wordprocessingDrawing"), "wp:"),
                    Map.entry(strict("drawingml/wordprocessingDrawing"), "wp:"),
                    Map.entry(ooxml("drawingml/2006/picture"), "pic:"),
                    Map.entry(strict("drawingml/picture"), "pic:"),
                    Map.entry(ooxml("drawingml/2006/chart"), "c:"),
                    Map.entry(strict("drawingml/chart"), "c:"),
                    Map.entry(ooxml("drawingml/2006/diagram"), "dgm:"),
                    Map.entry(strict("drawingml/diagram"), "dgm:"),
                    Map.entry(ooxml("presentationml/2006/main"), "p:"),
                    Map.entry(strict("presentationml/main"), "p:"),
                    Map.entry(ooxml("markup-compatibility/2006"), "mc:"),
                    Map.entry("urn:schemas-microsoft-com:vml", "v:"));

    private static final DocumentBuilderFactory FACTORY = factory();

    private Xml() {}

    private static String ooxml(String name) {
        return "http://schemas.openxmlformats.org/" + name;
    }

    private static String strict(String name) {
        return "http://purl.oclc.org/ooxml/" + name;
    }

    private static DocumentBuilderFactory factory() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            return factory;
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static Element read(InputStream in) throws IOException, UnreadableFile {
        try {
            DocumentBuilder builder = FACTORY.newDocumentBuilder();
            // Silent: what is wrong is thrown, not printed.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(in).getDocumentElement();
        } catch (SAXException damaged) {
            throw new UnreadableFile(UnreadableFile.DAMAGED, damaged);
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /// The name with the standard's prefix; without one where the namespace is of no interest.
    static String name(Element element) {
        String local = element.getLocalName();
        return PREFIXES.getOrDefault(String.valueOf(element.getNamespaceURI()), "").concat(local);
    }

    static List<Element> children(@Nullable Element parent) {
        List<Element> children = new ArrayList<>();
        if (parent != null) {
            for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
                if (at instanceof Element element && element.getLocalName() != null) {
                    children.add(element);
                }
            }
        }
        return children;
    }

    static List<Element> children(@Nullable Element parent, String name) {
        return children(parent).stream().filter(child -> name(child).equals(name)).toList();
    }

    /// The first child on each step of a path, null where one is missing.
    static @Nullable Element at(@Nullable Element parent, String... path) {
        Element at = parent;
        for (String step : path) {
            at = children(at).stream().filter(c -> name(c).equals(step)).findFirst().orElse(null);
        }
        return at;
    }

    /// All elements of that name below, in the order of the document.
    static List<Element> all(@Nullable Element root, String name) {
        List<Element> found = new ArrayList<>();
        collect(root, name, found);
        return found;
    }

    private static void collect(@Nullable Element root, String name, List<Element> found) {
        for (Element child : children(root)) {
            if (name(child).equals(name)) {
                found.add(child);
            }
            collect(child, name, found);
        }
    }

    /// The attribute of that local name in whatever namespace; empty where there is none.
    static String attribute(@Nullable Element element, String local) {
        if (element == null) {
            return "";
        }
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            String name = attribute.getLocalName();
            if (local.equals(name == null ? attribute.getNodeName() : name)) {
                return attribute.getNodeValue();
            }
        }
        return "";
    }

    /// What stands in `val` of the element at the end of the path.
    static String value(@Nullable Element parent, String... path) {
        return attribute(at(parent, path), "val");
    }

    /// All text within, also of trees that know no more than the second level of the DOM.
    static String text(Element element) {
        var text = new StringBuilder();
        for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                text.append(text(child));
            } else if (at instanceof Text words) {
                text.append(words.getData());
            }
        }
        return text.toString();
    }

    static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    /// Whether a property that is either on or off is there and on.
    static boolean on(@Nullable Element property) {
        if (property == null) {
            return false;
        }
        String value = attribute(property, "val");
        return !(value.equals("0") || value.equals("false") || value.equals("off"));
    }

    /// The one branch of alternatives that is to be read: the newer one where there is something in
    /// it that we know, else the fallback.
    static @Nullable Element alternative(Element alternatives) {
        for (Element choice : children(alternatives, "mc:Choice")) {
            if (holdsKnown(choice)) {
                return choice;
            }
        }
        return at(alternatives, "mc:Fallback");
    }

    private static boolean holdsKnown(Element root) {
        return children(root).stream()
                .anyMatch(child ->
                        switch (name(child)) {
                            case "w:txbxContent",
                                    "w:t",
                                    "pic:pic",
                                    "c:chart",
                                    "dgm:relIds",
                                    "m:oMath",
                                    "p:sp",
                                    "p:pic" ->
                                    true;
                            default -> holdsKnown(child);
                        });
    }
}
