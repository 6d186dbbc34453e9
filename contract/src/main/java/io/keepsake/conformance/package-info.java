/**
 * Holds records against the contract. It knows the AsyncAPI document and its schemas and
 * nothing else of Keepsake, as another team would.
 */
@NullMarked
package io.keepsake.conformance;

import org.jspecify.annotations.NullMarked;
