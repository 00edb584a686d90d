// Submit job with automatic fallback handling
const response = await fetch('/parse-resume-async', {
  method: 'POST',
  headers: {
    'Authorization': 'Bearer ' + token,
    'Origin': 'http://localhost:5173'
  },
  body: formData
});

const responseData = await response.json();

// Check if it was processed synchronously (fallback)
if (responseData.status === 'completed' && responseData.processingMode === 'sync_fallback') {
  console.log('Processed synchronously due to:', responseData.result.metadata.fallback_reason);
  return responseData.result; // Got result immediately
}

// Otherwise, it's async processing
const { jobId } = responseData;

// Poll for result
const pollForResult = async (jobId) => {
  while (true) {
    const statusResponse = await fetch(`/parse-resume-async/status/${jobId}`, {
      headers: {
        'Authorization': 'Bearer ' + token,
        'Origin': 'http://localhost:5173'
      }
    });

    const status = await statusResponse.json();

    if (status.status === 'completed') {
      return status.result;
    } else if (status.status === 'failed') {
      throw new Error(status.error);
    }

    // Wait 2 seconds before next poll
    await new Promise(resolve => setTimeout(resolve, 2000));
  }
};

const result = await pollForResult(jobId);
