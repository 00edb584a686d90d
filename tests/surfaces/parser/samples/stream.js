// Submit job
const response = await fetch('/parse-resume-async', {
  method: 'POST',
  headers: {
    'Authorization': 'Bearer ' + token,
    'Origin': 'http://localhost:5173'
  },
  body: formData
});

const { jobId, streamUrl } = await response.json();

// Connect to SSE stream
const eventSource = new EventSource(streamUrl + '?authorization=' + token);

eventSource.onmessage = (event) => {
  const data = JSON.parse(event.data);

  if (data.event === 'status_update') {
    console.log('Status:', data.status);

    if (data.status === 'completed') {
      console.log('Result:', data.result);
      eventSource.close();
    } else if (data.status === 'failed') {
      console.error('Error:', data.error);
      eventSource.close();
    }
  } else if (data.event === 'complete') {
    eventSource.close();
  } else if (data.event === 'error') {
    eventSource.close();
  }
};

eventSource.onerror = (error) => {
  console.error('SSE Error:', error);
  eventSource.close();
};
