package dev.blockdata.convert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// The parts of an office file and how they refer to each other. What lies outside of the file is
/// no part, and is never fetched.
record OfficeParts(OPCPackage pack) implements AutoCloseable {

    static OfficeParts open(Path file) throws InvalidFormatException {
        return new OfficeParts(OPCPackage.open(file.toFile(), PackageAccess.READ));
    }

    /// The part that a person means by "the document".
    PackagePart main() throws InvalidFormatException, UnreadableFile {
        for (PackageRelationship relation : pack.getRelationships()) {
            if (relation.getRelationshipType().endsWith("/officeDocument")
                    && relation.getTargetMode() == TargetMode.INTERNAL) {
                PackagePart part = pack.getPart(relation);
                if (part != null) {
                    return part;
                }
            }
        }
        throw new UnreadableFile(UnreadableFile.DAMAGED);
    }

    /// The parts that one refers to as being of a type, "footnotes" for instance.
    static List<PackagePart> related(PackagePart from, String type) throws InvalidFormatException {
        List<PackagePart> found = new ArrayList<>();
        for (PackageRelationship relation : relations(from)) {
            if (relation.getRelationshipType().endsWith("/" + type)) {
                PackagePart part = target(from, relation);
                if (part != null) {
                    found.add(part);
                }
            }
        }
        return found;
    }

    static @Nullable PackagePart byId(PackagePart from, String id) throws InvalidFormatException {
        PackageRelationship relation = id.isEmpty() ? null : from.getRelationship(id);
        return relation == null ? null : target(from, relation);
    }

    private static PackageRelationshipCollection relations(PackagePart from)
            throws InvalidFormatException {
        return from.getRelationships();
    }

    private static @Nullable PackagePart target(PackagePart from, PackageRelationship relation)
            throws InvalidFormatException {
        return relation.getTargetMode() == TargetMode.INTERNAL
                ? from.getRelatedPart(relation)
                : null;
    }

    static Element xml(PackagePart part) throws IOException, UnreadableFile {
        try (InputStream in = part.getInputStream()) {
            return Xml.read(in);
        }
    }

    /// As a relative path, the way that a zip names it.
    static String name(PackagePart part) {
        return part.getPartName().getName().substring(1);
    }

    @Override
    public void close() {
        pack.revert();
    }
}
