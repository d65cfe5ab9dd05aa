package dev.blockdata.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what must not be read in the database: AES-256-GCM under a key that comes from
/// `BLOCKDATA_SECRET`. What is sealed opens only for the context that it was sealed for, and begins
/// with a mark that tells which secret it was sealed under, though nothing of the secret. Each
/// purpose has keys of its own.
public final class Vault {

    /// What came of opening.
    public sealed interface Opened {

        /// @param current whether it was sealed under the newest secret, and says so
        record Open(String text, boolean current) implements Opened {

            @Override
            public String toString() {
                return "Open";
            }
        }

        /// None of the secrets opens it, or it is not what was sealed.
        record Lost() implements Opened {}
    }

    private static final String CIPHER = "AES/GCM/NoPadding";

    /// Without a mark, and with one.
    private static final byte UNMARKED = 1;

    private static final byte MARKED = 2;
    private static final int MARK = 1 + 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final List<byte[]> keys;
    private final List<byte[]> marks;
    private final SecureRandom random = new SecureRandom();

    public Vault(Secret secret, String purpose) {
        this.keys = secret.keys(purpose);
        this.marks = secret.keys(purpose + " mark").stream().map(Vault::mark).toList();
    }

    private static byte[] mark(byte[] derived) {
        byte[] mark = new byte[MARK];
        mark[0] = MARKED;
        System.arraycopy(derived, 0, mark, 1, MARK - 1);
        return mark;
    }

    /// What everything begins with that is sealed under the newest secret.
    public byte[] mark() {
        return marks.getFirst().clone();
    }

    public byte[] seal(String text, String context) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] body =
                    cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, context)
                            .doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = Arrays.copyOf(marks.getFirst(), MARK + NONCE + body.length);
            System.arraycopy(nonce, 0, sealed, MARK, NONCE);
            System.arraycopy(body, 0, sealed, MARK + NONCE, body.length);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(CIPHER + " is in every Java", impossible);
        }
    }

    public Opened open(byte[] sealed, String context) {
        boolean marked = sealed.length > 0 && sealed[0] == MARKED;
        int from = marked ? MARK : 1;
        if (sealed.length <= from + NONCE || !(marked || sealed[0] == UNMARKED)) {
            return new Opened.Lost();
        }
        byte[] nonce = Arrays.copyOfRange(sealed, from, from + NONCE);
        for (int i = 0; i < keys.size(); i++) {
            if (marked && !Arrays.equals(marks.get(i), 0, MARK, sealed, 0, MARK)) {
                continue;
            }
            try {
                byte[] text =
                        cipher(Cipher.DECRYPT_MODE, keys.get(i), nonce, context)
                                .doFinal(sealed, from + NONCE, sealed.length - from - NONCE);
                return new Opened.Open(new String(text, StandardCharsets.UTF_8), marked && i == 0);
            } catch (GeneralSecurityException _) {
                // Perhaps under an older one.
            }
        }
        return new Opened.Lost();
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
