/** Applications that the agent is tried on. They know nothing of it. */
package com.example.app;
