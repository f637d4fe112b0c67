/** Tables of the result store without any file format: columns, rows and their content digest. */
package org.caitfit.store.table;
