/** Tables of the result store without any file format: columns and rows. */
package org.caitfit.store.table;
