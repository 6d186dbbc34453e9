@NullMarked
package io.keepsake.cli;

import org.jspecify.annotations.NullMarked;
