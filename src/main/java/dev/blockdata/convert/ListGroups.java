package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.DoclingBuilder.Item;
import dev.blockdata.docling.GroupLabel;
import dev.blockdata.docling.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Lists within lists: an item of a deeper level opens a list below the item before it.
final class ListGroups {

    private record Open(int level, String list, Item last) {}

    private final DoclingBuilder builder;
    private final Deque<Open> open = new ArrayDeque<>();

    ListGroups(DoclingBuilder builder) {
        this.builder = builder;
    }

    /// @param list whose items belong together; another one of the same level begins a new group
    void item(int level, String list, Text text) {
        while (!open.isEmpty() && open.element().level() > level) {
            leave();
        }
        Open here = open.peek();
        if (here != null && here.level() == level && !here.list().equals(list)) {
            leave();
            here = null;
        } else if (here != null && here.level() == level) {
            open.pop();
            open.push(new Open(level, list, builder.text(text)));
            return;
        }
        enter(open.peek());
        open.push(new Open(level, list, builder.text(text)));
    }

    private void enter(@Nullable Open above) {
        if (above == null) {
            builder.open(GroupLabel.LIST, "list");
        } else {
            builder.openUnder(above.last(), GroupLabel.LIST, "list");
        }
    }

    private void leave() {
        open.pop();
        builder.close();
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    void close() {
        while (!open.isEmpty()) {
            leave();
        }
    }
}
