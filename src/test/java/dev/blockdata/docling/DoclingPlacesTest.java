package dev.blockdata.docling;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DoclingPlacesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SIZED = "{'1':{'size':{'width':612,'height':792}}}";
    private static final String GOOD = "{'l':10,'t':20,'r':30,'b':40}";

    @Test
    void aBoxFromTheTopIsTakenAsItIsToAHundredth() {
        assertThat(box("{'l':72.004,'t':91.5,'r':300,'b':104.126,'coord_origin':'TOPLEFT'}"))
                .isEqualTo(new Place.Box(72, 91.5, 300, 104.13));
        assertThat(box(GOOD))
                .as("from the top, where it does not say")
                .isEqualTo(new Place.Box(10, 20, 30, 40));
        assertThat(box("{'l':-4,'t':-2.5,'r':700,'b':40}"))
                .as("what sticks out of the page does")
                .isEqualTo(new Place.Box(-4, -2.5, 700, 40));
        assertThat(box("{'l':10,'t':20,'r':300,'b':20}"))
                .as("a line")
                .isEqualTo(new Place.Box(10, 20, 300, 20));
    }

    @Test
    void aBoxFromTheBottomIsTurnedByTheHeightOfItsPage() {
        assertThat(box("{'l':72,'t':700.5,'r':300,'b':688,'coord_origin':'BOTTOMLEFT'}"))
                .isEqualTo(new Place.Box(72, 91.5, 300, 104));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'2':{'size':{'width':612,'height':792}}}",
                "{'1':{'page_no':1}}",
                "{'1':{'size':{'width':612,'height':0}}}",
                "{'1':{'size':{'width':612,'height':-792}}}",
                "{'1':{'size':{'width':612,'height':'792'}}}",
                "{'1':{'size':{'width':612,'height':1e300}}}",
                "[{'size':{'height':792}},{'size':{'height':792}}]",
            })
    void aBoxFromTheBottomOfAPageWithoutAHeightIsNotKnown(String pages) {
        var item = prov("{'l':72,'t':700,'r':300,'b':688,'coord_origin':'BOTTOMLEFT'}");
        assertThat(place(pages, item)).isEqualTo(Place.onPage(1));
        assertThat(place(pages, prov(GOOD))).isEqualTo(new Place(1, new Place.Box(10, 20, 30, 40)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "'a box'",
                "[10,20,30,40]",
                "{'l':0,'t':0,'r':0,'b':0,'coord_origin':'TOPLEFT'}",
                "{'l':0,'t':0,'r':0,'b':0,'coord_origin':'BOTTOMLEFT'}",
                "{'l':5,'t':6,'r':5,'b':6}",
                "{'l':10,'t':20,'r':30}",
                "{'l':30,'t':20,'r':10,'b':40}",
                "{'l':10,'t':40,'r':30,'b':20}",
                "{'l':10,'t':20,'r':30,'b':40,'coord_origin':'BOTTOMLEFT'}",
                "{'l':10,'t':20,'r':30,'b':40,'coord_origin':'CENTER'}",
                "{'l':'10','t':'20','r':'30','b':'40'}",
                "{'l':'NaN','t':20,'r':30,'b':40}",
                "{'l':true,'t':20,'r':30,'b':40}",
                "{'l':[10],'t':20,'r':30,'b':40}",
                "{'l':null,'t':20,'r':30,'b':40}",
                "{'l':10,'t':20,'r':1e300,'b':40}",
                "{'l':10,'t':20,'r':30,'b':1e999}",
                "{'l':-1e999,'t':20,'r':30,'b':40}",
                "{'l':-100001,'t':20,'r':30,'b':40}",
                "{'l':10,'t':20,'r':99999999999999999999999999999999999999999999,'b':40}",
            })
    void whatIsNoBoxIsNotKnown(String box) {
        assertThat(place(SIZED, prov(box))).isEqualTo(Place.onPage(1));
    }

    @Test
    void aHundredDigitsOrMoreAreNoBoxEither() {
        assertThat(box("{'l':10,'t':20,'r':30,'b':1" + "0".repeat(900) + "}")).isNull();
    }

    @Test
    void anItemInSeveralPiecesIsInTheBoxAroundThoseOfItsFirstPage() {
        assertThat(
                        place(
                                SIZED,
                                """
                                {'prov':[
                                  {'page_no':1,'bbox':{'l':310,'t':60,'r':540,'b':90}},
                                  {'page_no':2,'bbox':{'l':1,'t':1,'r':2,'b':2}},
                                  {'page_no':1,'bbox':{'l':72,'t':72,'r':300,'b':52,'coord_origin':'BOTTOMLEFT'}}]}
                                """))
                .isEqualTo(new Place(1, new Place.Box(72, 60, 540, 740)));
        assertThat(
                        place(
                                SIZED,
                                """
                                {'prov':[{'page_no':1,'bbox':{'l':1,'t':1,'r':2,'b':2}},{'page_no':1}]}
                                """))
                .as("a part that stands somewhere is not in a box without it")
                .isEqualTo(Place.onPage(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'prov':[]}",
                "{'prov':{'page_no':1}}",
                "{'prov':[{'page_no':0,'bbox':{'l':10,'t':20,'r':30,'b':40}}]}",
                "{'prov':[{'page_no':-1,'bbox':{'l':10,'t':20,'r':30,'b':40}}]}",
                "{'prov':[{'bbox':{'l':10,'t':20,'r':30,'b':40}}]}",
            })
    void withoutAPageThereIsNoPlace(String item) {
        assertThat(place(SIZED, item)).isNull();
    }

    @Test
    void whatTheBuilderWroteIsReadAsItWasMeant() {
        var builder = new DoclingBuilder("application/pdf");
        builder.page(2, 612, 792);
        var box = new Place.Box(72.126, 20, 300, 40);
        builder.text(Text.of(Label.TEXT, "somewhere").at(new Place(2, box)));
        builder.text(Text.of(Label.TEXT, "anywhere").at(Place.onPage(2)));
        assertThat(DoclingBlocks.of(JSON.readTree(builder.json())))
                .extracting(DoclingBlock::place)
                .containsExactly(new Place(2, new Place.Box(72.13, 20, 300, 40)), Place.onPage(2));
    }

    private static Place.@Nullable Box box(String box) {
        var place = place(SIZED, prov(box));
        return place == null ? null : place.box();
    }

    private static String prov(String box) {
        return "{'prov':[{'page_no':1,'bbox':" + box + "}]}";
    }

    private static @Nullable Place place(String pages, String item) {
        var document = JSON.readTree(("{'pages':" + pages + "}").replace('\'', '"'));
        return new DoclingPlaces(document).of(JSON.readTree(item.replace('\'', '"')));
    }
}
