package dev.blockdata.models;

/// A model as people name it, taken apart: `offline` is the built-in one; `provider:model` says
/// both; `claude-…` is Anthropic's; any other bare name is OpenAI's.
public record ModelName(String provider, String model) {

    public static final String OFFLINE = "offline";
    public static final String ANTHROPIC = "anthropic";
    public static final String OPENAI = "openai";

    private static final String CLAUDE = "claude-";

    public static ModelName of(String name) {
        String stripped = name.strip();
        if (stripped.equals(OFFLINE)) {
            return new ModelName(OFFLINE, OFFLINE);
        }
        int colon = stripped.indexOf(':');
        if (colon > 0 && colon < stripped.length() - 1) {
            return new ModelName(stripped.substring(0, colon), stripped.substring(colon + 1));
        }
        return new ModelName(stripped.startsWith(CLAUDE) ? ANTHROPIC : OPENAI, stripped);
    }

    public boolean isOffline() {
        return provider.equals(OFFLINE);
    }

    /// The name under which prices and records know it: bare where the bare name says it all.
    @Override
    public String toString() {
        return of(model).equals(this) ? model : provider + ":" + model;
    }
}
