/** Tables as Parquet files: the only place that touches classes of Parquet. */
package org.caitfit.store.parquet;
