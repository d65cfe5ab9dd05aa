package dev.blockdata.keys;

import dev.blockdata.database.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what must not be read in the database: AES-256-GCM under a key that comes from
/// `BLOCKDATA_SECRET`. What is sealed opens only for the context that it was sealed for.
final class Vault {

    /// What came of opening.
    sealed interface Opened {

        /// @param current whether it was sealed under the newest secret
        record Open(String text, boolean current) implements Opened {

            @Override
            public String toString() {
                return "Open";
            }
        }

        /// None of the secrets opens it, or it is not what was sealed.
        record Lost() implements Opened {}
    }

    private static final String PURPOSE = "blockdata model keys 1";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte FORM = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final List<byte[]> keys;
    private final SecureRandom random = new SecureRandom();

    Vault(Secret secret) {
        this.keys = secret.keys(PURPOSE);
    }

    byte[] seal(String text, String context) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] body =
                    cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, context)
                            .doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = Arrays.copyOf(new byte[] {FORM}, 1 + NONCE + body.length);
            System.arraycopy(nonce, 0, sealed, 1, NONCE);
            System.arraycopy(body, 0, sealed, 1 + NONCE, body.length);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(CIPHER + " is in every Java", impossible);
        }
    }

    Opened open(byte[] sealed, String context) {
        if (sealed.length <= 1 + NONCE || sealed[0] != FORM) {
            return new Opened.Lost();
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
        for (byte[] key : keys) {
            try {
                byte[] text =
                        cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                                .doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
                return new Opened.Open(
                        new String(text, StandardCharsets.UTF_8), key == keys.getFirst());
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
