/// Confirmed blocks posted to an address, signed as Standard Webhooks describes.
@NullMarked
package dev.blockdata.integrations.webhook;

import org.jspecify.annotations.NullMarked;
