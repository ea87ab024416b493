/** The same call served by others' libraries, to be measured beside ours; never in the product. */
package dev.madoguchi.peers;
