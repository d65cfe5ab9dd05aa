package dev.blockdata.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.review.Given;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/// A real spreadsheet opens an export: LibreOffice, told to run every formula that it finds, where
/// it is installed.
@ApplicationTest
class SpreadsheetTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Comma, double quote, UTF-8, from the first line on, with formulas evaluated.
    private static final String FILTER = "CSV:44,34,76,1,,0,false,true,false,false,true";

    private static final List<String> FORMULAS =
            List.of(
                    "=1+1",
                    " =1+1",
                    "\t=1+1",
                    "\r=1+1",
                    "+1+1",
                    "@SUM(1,1)",
                    "\u00a0=1+1",
                    "\u200b=1+1",
                    "=HYPERLINK(\"http://x\",\"y\")",
                    "=cmd|' /C calc'!A0");

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    @TempDir private Path folder;

    @Test
    void noCellIsRunAndNumbersStayNumbers() throws Exception {
        var office = program();
        var given = new Given(database);
        var ann = given.project(given.user("Ann"));
        var browser = Browser.program(port, given.token(ann.userId()));
        var schema =
                given.schema(
                        ann.userId(),
                        """
                        {"schema_ref": "sheet", "type": "object", "properties": {"t": {"type": "string"}, "n": {"type": "number"}}}
                        """);
        var doc = given.document(ann, "=1+1", FORMULAS);
        var run = given.run(ann, doc, schema);
        given.stage(
                ann,
                run,
                index -> JSON.writeValueAsString(Map.of("t", FORMULAS.get(index), "n", -5)));
        var path = "/api/v1/projects/" + ann.projectId() + "/runs/" + run;
        browser.post(path + "/confirm", Map.of()).expect(200);
        var csv = browser.get(path + "/export?format=csv").expect(200).text();

        var opened = opened(office, "export.csv", csv);
        assertThat(opened).doesNotContain("table:formula");
        assertThat(opened.split("office:value=\"-5\"", -1)).hasSize(FORMULAS.size() + 1);
        // Without the apostrophes it would have run them.
        assertThat(opened(office, "control.csv", csv.replace("'=", "="))).contains("table:formula");
    }

    private String opened(String office, String name, String csv) throws Exception {
        var file = folder.resolve(name);
        Files.writeString(file, csv);
        var process =
                new ProcessBuilder(
                                office,
                                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                                "--headless",
                                "--infilter=" + FILTER,
                                "--convert-to",
                                "fods",
                                "--outdir",
                                folder.toString(),
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(name + ".log").toFile())
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(folder.resolve(name.replace(".csv", ".fods")), UTF_8);
    }

    private static String program() {
        var found =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(each -> Path.of(each, "soffice"))
                        .filter(Files::isExecutable)
                        .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "no LibreOffice (soffice) on the PATH");
        return found.orElseThrow().toString();
    }
}
