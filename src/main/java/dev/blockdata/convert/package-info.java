/// The built-in converter: office files, PDF, HTML and sheets into the DoclingDocument model. It
/// runs in a process of its own ([ConverterMain]), because what people upload may be made to break
/// whoever reads it; nothing of the web process is known here.
@NullMarked
package dev.blockdata.convert;

import org.jspecify.annotations.NullMarked;
