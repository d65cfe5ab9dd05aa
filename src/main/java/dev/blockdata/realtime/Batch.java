package dev.blockdata.realtime;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Some messages, and the place behind them. What goes over the wire is put together once for all
/// who follow the same, and not for each of hundreds who listen.
final class Batch {

    private final List<Message> messages;
    private final @Nullable Position position;
    private final boolean personal;
    private final Map<Optional<UUID>, byte[]> joined = new ConcurrentHashMap<>();

    /// @param position null where the place stays
    Batch(List<Message> messages, @Nullable Position position) {
        this.messages = List.copyOf(messages);
        this.position = position;
        this.personal = this.messages.stream().anyMatch(message -> message.userId() != null);
    }

    /// What this listener is told, who follows only one run or with null everything; empty where
    /// that is nothing.
    byte[] bytes(UUID listener, @Nullable UUID followed) {
        return personal
                ? join(listener, followed)
                : joined.computeIfAbsent(
                        Optional.ofNullable(followed), _ -> join(listener, followed));
    }

    private byte[] join(UUID listener, @Nullable UUID followed) {
        var bytes = new ByteArrayOutputStream();
        for (var message : messages) {
            if (message.concerns(listener, followed)) {
                bytes.writeBytes(message.bytes());
            }
        }
        if (position != null) {
            bytes.writeBytes(Message.place(position));
        }
        return bytes.toByteArray();
    }
}
